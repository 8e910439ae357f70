/** Not built yet: answers 501 so that callers can tell. */
export function loader() {
  return Response.json({ error: 'not_implemented' }, { status: 501 })
}

export function action() {
  return Response.json({ error: 'not_implemented' }, { status: 501 })
}
