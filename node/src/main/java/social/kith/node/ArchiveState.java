package social.kith.node;

/** Whether an export or an import goes on. */
public enum ArchiveState {
  /** It goes on. */
  RUNNING,
  /** It was finished. */
  DONE,
  /** It ended before its time. */
  BROKEN
}
