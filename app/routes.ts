import { index, layout, route, type RouteConfig } from '@react-router/dev/routes'

/** Every URL of the product, grouped by who uses it. */
export default [
  layout('routes/auth/layout.tsx', [route('sign-in', 'routes/auth/sign-in.tsx'), route('register', 'routes/auth/register.tsx')]),
  route('sign-out', 'routes/auth/sign-out.ts'),

  layout('routes/public/layout.tsx', [
    index('routes/public/home.tsx'),
    route('therapists', 'routes/public/therapists.tsx'),
    route('therapists/:id', 'routes/public/therapist.tsx'),
    layout('routes/patient/layout.tsx', [
      route('book/:therapistId', 'routes/patient/book.tsx'),
      route('bookings', 'routes/patient/bookings.tsx'),
      route('bookings/:id', 'routes/patient/booking.tsx'),
      route('bookings/:id/pay', 'routes/patient/pay.tsx'),
      route('bookings/:id/schedule', 'routes/patient/schedule.tsx'),
      route('bookings/:id/review', 'routes/patient/review.tsx'),
      route('profile', 'routes/patient/profile.tsx'),
      route('addresses/new', 'routes/patient/address-new.tsx'),
      route('addresses/:id', 'routes/patient/address.tsx'),
      route('wallet', 'routes/patient/wallet.tsx'),
      route('wallet/top-ups/:id', 'routes/patient/top-up.tsx'),
      route('account', 'routes/patient/account.tsx'),
    ]),
  ]),
  route('offline', 'routes/public/offline.tsx'),
  route('preferences', 'routes/public/preferences.ts'),

  // Patient and therapist alike.
  layout('routes/auth/signed-in-layout.tsx', [
    route('notifications', 'routes/auth/notifications.tsx'),
    route('bookings/:id/chat', 'routes/auth/chat.tsx'),
  ]),

  layout('routes/therapist/layout.tsx', [
    route('therapist', 'routes/therapist/today.tsx'),
    route('therapist/calendar', 'routes/therapist/calendar.tsx'),
    route('therapist/hours', 'routes/therapist/hours.tsx'),
    route('therapist/requests/:bookingId', 'routes/therapist/request.tsx'),
    route('therapist/sessions/:id', 'routes/therapist/session.tsx'),
    route('therapist/wallet', 'routes/therapist/wallet.tsx'),
    route('therapist/account', 'routes/therapist/account.tsx'),
  ]),

  layout('routes/admin/layout.tsx', [
    route('admin', 'routes/admin/overview.tsx'),
    route('admin/bookings', 'routes/admin/bookings.tsx'),
    route('admin/bookings/:id', 'routes/admin/booking.tsx'),
    route('admin/refunds', 'routes/admin/refunds.tsx'),
    route('admin/withdrawals', 'routes/admin/withdrawals.tsx'),
    route('admin/wallets', 'routes/admin/wallets.tsx'),
    route('admin/wallets/:id', 'routes/admin/wallet.tsx'),
    route('admin/ledger', 'routes/admin/ledger.tsx'),
    route('admin/reconciliation', 'routes/admin/reconciliation.tsx'),
    route('admin/therapists', 'routes/admin/therapists.tsx'),
    route('admin/packages', 'routes/admin/packages.tsx'),
    route('admin/policies', 'routes/admin/policies.tsx'),
    route('admin/exceptions', 'routes/admin/exceptions.tsx'),
    route('admin/audit', 'routes/admin/audit.tsx'),
    route('admin/health', 'routes/admin/health.tsx'),
  ]),

  // Papers: a PDF each, no layout.
  route('bookings/:id/receipt.pdf', 'routes/receipt/booking.ts'),
  route('wallet/top-ups/:id/receipt.pdf', 'routes/receipt/top-up.ts'),
  route('refunds/:id/receipt.pdf', 'routes/receipt/refund.ts'),
  route('withdrawals/:id/receipt.pdf', 'routes/receipt/withdrawal.ts'),
  route('therapist/wallet/:month.pdf', 'routes/receipt/statement.ts'),

  // Machines: JSON in, JSON out, no layout.
  route('api/therapists', 'routes/api/therapists.ts'),
  route('api/therapists/:id/slots', 'routes/api/slots.ts'),
  route('api/regions', 'routes/api/regions.ts'),
  route('api/bookings', 'routes/api/bookings.ts'),
  route('api/bookings/:id/messages', 'routes/api/chat-messages.ts'),
  route('api/bookings/:id/read', 'routes/api/chat-read.ts'),
  route('api/notifications/read', 'routes/api/notifications-read.ts'),
  route('api/push/subscriptions', 'routes/api/push-subscriptions.ts'),
  route('api/push/test', 'routes/api/push-test.ts'),
  route('api/requests', 'routes/api/requests.ts'),
  route('api/requests/:bookingId', 'routes/api/request-answer.ts'),
  route('payment/initiate', 'routes/api/payment-initiate.ts'),
  route('admin/bookings/:id/swap-therapist', 'routes/api/swap-therapist.ts'),
  route('admin/export/:table', 'routes/admin/export.ts'),
  route('webhooks/midtrans', 'routes/webhooks/midtrans.ts'),

  route('*', 'routes/public/not-found.tsx'),
] satisfies RouteConfig
