/** What every test process is given; nothing here reaches a real service. */
export const testEnvironment = {
  NODE_ENV: 'test',
  DATABASE_URL: 'postgresql://set-by-test-database/none',
  MIDTRANS_SERVER_KEY: 'SB-Mid-server-demo-test',
  MIDTRANS_CLIENT_KEY: 'SB-Mid-client-demo-test',
  // A throwaway P-256 pair, made for the tests alone.
  VAPID_PUBLIC_KEY: 'BLhwk-yndO_YdrSf8HBkqCbTMLUqUcvEiirV7NR-jcSXoWdhFbvTrNvI5TSZKDvP-mC3-XPzk7BjoAG4Q9rraJo',
  VAPID_PRIVATE_KEY: 'j8DpF0yjVHKQq9RVBT0vHxvOi-zlugy-JAzGtfMGKL8',
  VAPID_SUBJECT: 'mailto:test@demo.test',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'Fisioku <halo@demo.test>',
  STORAGE_DIR: '.data/test-storage',
  LOG_LEVEL: 'silent',
} as const
