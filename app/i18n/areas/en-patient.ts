import alerts from '../en/alerts.ts'
import auth from '../en/auth.ts'
import chat from '../en/chat.ts'
import common from '../en/common.ts'
import discovery from '../en/discovery.ts'
import patient from '../en/patient.ts'
import pay from '../en/pay.ts'
import wallet from '../en/wallet.ts'

export default { alerts, auth, chat, common, discovery, patient, pay, wallet }
