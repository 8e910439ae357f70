import alerts from '../id/alerts.ts'
import auth from '../id/auth.ts'
import chat from '../id/chat.ts'
import common from '../id/common.ts'
import therapist from '../id/therapist.ts'
import wallet from '../id/wallet.ts'

export default { alerts, auth, chat, common, therapist, wallet }
