import type { ReactElement } from "react";
import { Skeleton } from "../parts/Skeleton.tsx";

/** The card's shape while it is being worked out. */
export function PersonSkeleton(): ReactElement {
  return (
    <div className="person" aria-busy="true">
      <span className="visually-hidden" role="status">
        Working out the person card
      </span>
      <Skeleton width={160} height={20} />
      <Skeleton width={220} />
      <Skeleton width="90%" />
      <Skeleton width="80%" />
      <Skeleton width="85%" />
      <Skeleton width={140} height={28} />
    </div>
  );
}
