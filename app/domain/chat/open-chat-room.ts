import type { Tx } from '../../platform/db.ts'

/** F20: a booking's room opens with the first acceptance; opening it again does nothing. */
export async function openChatRoom(tx: Tx, bookingId: string): Promise<void> {
  await tx.$executeRaw`insert into chat_rooms (id) values (${bookingId}::uuid) on conflict (id) do nothing`
}
