import admin from '../en/admin.ts'
import auth from '../en/auth.ts'
import chat from '../en/chat.ts'
import common from '../en/common.ts'

export default { admin, auth, chat, common }
