import { database, type Reader } from '../../platform/db.ts'

export type AddressView = {
  id: string
  label: string
  street: string
  landmark: string | null
  province: string
  city: string
  district: string
  village: string
  postalCode: string | null
  latitude: number
  longitude: number
  timeZone: string
}

const addressColumns = {
  id: true,
  label: true,
  street: true,
  landmark: true,
  province: true,
  city: true,
  district: true,
  village: true,
  postalCode: true,
  latitude: true,
  longitude: true,
  timeZone: true,
} as const

/** The addresses a user has in use, oldest first. */
export function listAddresses(userId: string, reader: Reader = database().prisma): Promise<AddressView[]> {
  return reader.address.findMany({ where: { userId, archivedAt: null }, orderBy: { id: 'asc' }, select: addressColumns })
}

/** One address of this user; null for another person's, an archived or an unknown one. */
export function findAddress(userId: string, addressId: string, reader: Reader = database().prisma): Promise<AddressView | null> {
  return reader.address.findFirst({ where: { id: addressId, userId, archivedAt: null }, select: addressColumns })
}

export type ProfileView = {
  name: string
  email: string | null
  phone: string | null
  /** `YYYY-MM-DD`. */
  birthDate: string | null
  gender: 'FEMALE' | 'MALE' | null
  isProfileComplete: boolean
  addresses: AddressView[]
}

/** Everything the profile and the account screen show about a user. */
export async function readProfile(userId: string, reader: Reader = database().prisma): Promise<ProfileView | null> {
  const user = await reader.user.findUnique({
    where: { id: userId },
    select: {
      name: true,
      email: true,
      phone: true,
      birthDate: true,
      gender: true,
      isProfileComplete: true,
      addresses: { where: { archivedAt: null }, orderBy: { id: 'asc' }, select: addressColumns },
    },
  })
  return user && { ...user, birthDate: user.birthDate?.toISOString().slice(0, 10) ?? null }
}
