export default {
  'title': 'auth',
}
