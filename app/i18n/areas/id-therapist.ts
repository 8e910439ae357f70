import auth from '../id/auth.ts'
import chat from '../id/chat.ts'
import common from '../id/common.ts'
import therapist from '../id/therapist.ts'

export default { auth, chat, common, therapist }
