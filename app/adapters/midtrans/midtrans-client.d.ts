/** The parts of `midtrans-client` 1.4.3 this project uses; the package ships no types. */
declare module 'midtrans-client' {
  type HttpClient = import('../foreign-answer.ts').AxiosLike
  class CoreApi {
    constructor(options: { isProduction: boolean; serverKey: string; clientKey: string })
    apiConfig: { getCoreApiBaseUrl(): string }
    httpClient: { http_client: HttpClient }
    charge(parameter: Record<string, unknown>): Promise<unknown>
    transaction: {
      status(id: string): Promise<unknown>
      cancel(id: string): Promise<unknown>
      expire(id: string): Promise<unknown>
      refund(id: string, parameter: Record<string, unknown>): Promise<unknown>
    }
  }
  class Iris {
    constructor(options: { isProduction: boolean; serverKey: string })
    apiConfig: { getIrisApiBaseUrl(): string }
    httpClient: { http_client: HttpClient }
    createPayouts(parameter: Record<string, unknown>): Promise<unknown>
    approvePayouts(parameter: Record<string, unknown>): Promise<unknown>
    getPayoutDetails(reference: string): Promise<unknown>
    validateBankAccount(parameter: Record<string, unknown>): Promise<unknown>
  }
  const midtrans: { CoreApi: typeof CoreApi; Iris: typeof Iris }
  export default midtrans
  export type { CoreApi, Iris }
}
