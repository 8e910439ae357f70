export default {
  'title': 'therapist',
}
