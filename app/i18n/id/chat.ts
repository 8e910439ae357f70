export default {
  'title': 'chat',
}
