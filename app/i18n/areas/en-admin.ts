import alerts from '../en/alerts.ts'
import admin from '../en/admin.ts'
import auth from '../en/auth.ts'
import chat from '../en/chat.ts'
import common from '../en/common.ts'

export default { alerts, admin, auth, chat, common }
