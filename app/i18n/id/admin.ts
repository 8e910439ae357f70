export default {
  'title': 'admin',
}
