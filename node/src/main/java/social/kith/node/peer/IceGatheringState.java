package social.kith.node.peer;

/** How far the candidates of this side are gathered (W3C RTCIceGatheringState). */
public enum IceGatheringState {
  /** Not begun. */
  NEW,
  /** Under way. */
  GATHERING,
  /** Done: no more candidates come. */
  COMPLETE
}
