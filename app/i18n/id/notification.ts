export default {
  'title': 'notification',
}
