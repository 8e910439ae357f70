import alerts from '../en/alerts.ts'
import auth from '../en/auth.ts'
import chat from '../en/chat.ts'
import common from '../en/common.ts'
import therapist from '../en/therapist.ts'
import wallet from '../en/wallet.ts'

export default { alerts, auth, chat, common, therapist, wallet }
