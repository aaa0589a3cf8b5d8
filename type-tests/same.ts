/**
 * Whether two types are identical, down to `readonly` and `?`. For tsd `expectType` asks the same; to the other
 * compilers that run these files it is no more than an assignment.
 */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
