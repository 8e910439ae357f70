export default {
  'title': 'patient',
}
