import alerts from '../id/alerts.ts'
import auth from '../id/auth.ts'
import chat from '../id/chat.ts'
import common from '../id/common.ts'
import discovery from '../id/discovery.ts'
import patient from '../id/patient.ts'
import pay from '../id/pay.ts'
import wallet from '../id/wallet.ts'

export default { alerts, auth, chat, common, discovery, patient, pay, wallet }
