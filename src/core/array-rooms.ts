import { mapArrays, type NumberArray } from "./shared-arrays.ts";

/** Memory that is used again: what one thread hands to another lies in a room until that one leaves it. */
export interface ArrayRooms {
  /** Copies all arrays of a value (plain objects and lists) into a room that nobody is in. Cost: the bytes. */
  put<T>(value: T): { readonly value: T; readonly room: Room };
}

/** Says whether the arrays in it are still looked at: 1 or 0. Plain data. */
export type Room = Int32Array;

/** A room is made as much larger than asked for: the next value is hardly of the same size. */
const SPARE = 1.25;

/** Rooms in shared memory, made as they are needed: as many as are looked at together. */
export function createArrayRooms(): ArrayRooms {
  const rooms: { memory: SharedArrayBuffer; readonly room: Room }[] = [];
  const enter = (bytes: number): { readonly memory: SharedArrayBuffer; readonly room: Room } => {
    const free = rooms.filter(({ room }) => Atomics.load(room, 0) === 0);
    let found = free.find(({ memory }) => memory.byteLength >= bytes) ?? free[0];
    if (found === undefined) rooms.push((found = { memory: new SharedArrayBuffer(0), room: new Int32Array(new SharedArrayBuffer(4)) }));
    if (found.memory.byteLength < bytes) found.memory = new SharedArrayBuffer(Math.ceil(bytes * SPARE));
    Atomics.store(found.room, 0, 1);
    return found;
  };
  return {
    put(value) {
      let bytes = 0;
      mapArrays(value, (array) => {
        bytes += aligned(array.byteLength);
        return array;
      });
      const { memory, room } = enter(bytes);
      let at = 0;
      const moved = mapArrays(value, (array) => {
        const copy = copyTo(memory, at, array);
        at += aligned(array.byteLength);
        return copy;
      });
      return { value: moved, room };
    },
  };
}

/** Whoever was given a room is done with what lies in it. */
export function leaveRoom(room: Room): void {
  Atomics.store(room, 0, 0);
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

function copyTo(memory: SharedArrayBuffer, at: number, array: NumberArray): NumberArray {
  new Uint8Array(memory, at, array.byteLength).set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  const Kind = array.constructor as new (buffer: SharedArrayBuffer, at: number, length: number) => NumberArray;
  return new Kind(memory, at, array.length);
}
