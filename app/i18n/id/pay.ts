export default {
  'title': 'pay',
}
