export default {
  'title': 'discovery',
}
