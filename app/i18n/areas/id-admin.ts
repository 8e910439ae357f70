import alerts from '../id/alerts.ts'
import admin from '../id/admin.ts'
import auth from '../id/auth.ts'
import chat from '../id/chat.ts'
import common from '../id/common.ts'

export default { alerts, admin, auth, chat, common }
