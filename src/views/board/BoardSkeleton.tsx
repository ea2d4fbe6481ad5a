import type { ReactElement } from "react";
import { Skeleton } from "../parts/Skeleton.tsx";

/** The board's shape before its first numbers: nothing jumps when they come. */
export function BoardSkeleton(): ReactElement {
  return (
    <div className="board-body">
      <span className="visually-hidden" role="status">
        Working out the board
      </span>
      <div className="board-cards">
        {["connector", "maven", "start"].map((kind) => (
          <div key={kind} className={`board-card board-card-${kind}`}>
            <Skeleton width={120} height={20} />
            <Skeleton width="80%" />
            <Skeleton width={96} height={32} />
            <Skeleton width="60%" />
          </div>
        ))}
      </div>
      <ListsSkeleton count={2} />
    </div>
  );
}

/** The room of the first ten. */
export function ListsSkeleton({ count }: { readonly count: number }): ReactElement {
  return (
    <div className="board-lists">
      {Array.from({ length: count }, (_, list) => (
        <div key={list} className="board-panel board-top">
          {Array.from({ length: 11 }, (_row, index) => (
            <div key={index} className="board-skeleton-row">
              <Skeleton width={`${70 - ((index * 13) % 30)}%`} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
