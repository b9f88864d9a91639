// The other end of a Peer: a plain RTCPeerConnection, with no library.
window.makePeer = () => {
  const peer = new RTCPeerConnection();
  const state = { out: [], texts: [], binary: [], red: -1, frames: 0, pitch: () => 0, failed: '' };
  const listen = channel => {
    state.channel = channel;
    channel.binaryType = 'arraybuffer';
    channel.onmessage = ({ data }) => {
      if (typeof data === 'string') state.texts.push(data);
      else state.binary.push(data.byteLength);
    };
  };
  peer.ondatachannel = ({ channel }) => listen(channel);
  peer.ontrack = ({ track }) => (track.kind === 'video' ? watch : hear)(track, state);
  // One step after another: what is local is read before anything else can change it.
  let steps = Promise.resolve();
  const next = step => (steps = steps.then(step).catch(error => (state.failed = String(error))));
  const tell = ({ type, sdp }) => state.out.push({ type, sdp });
  peer.onnegotiationneeded = () =>
    next(async () => {
      if (peer.signalingState !== 'stable') return;
      await peer.setLocalDescription();
      tell(peer.localDescription);
    });
  state.take = (type, sdp, candidate) =>
    next(async () => {
      // Of two that offer at once, the one that began goes on; the other's offer is taken back.
      if (type === 'offer' && state.began && peer.signalingState !== 'stable') return;
      await peer.setRemoteDescription({ type, sdp });
      if (type === 'offer') {
        await peer.setLocalDescription();
        tell(peer.localDescription);
      }
      await peer.addIceCandidate({ candidate, sdpMLineIndex: 0 });
    });
  state.open = () => {
    state.began = true;
    listen(peer.createDataChannel('plain'));
  };
  state.show = () => {
    // Pictures first: if an offer of sound first is taken back for one of pictures alone, Chromium
    // refuses its own next one, because the ids of its header extensions collide.
    const tracks = [...blue().getTracks(), ...tone().getTracks()];
    const stream = new MediaStream(tracks);
    tracks.forEach(track => peer.addTrack(track, stream));
  };
  state.end = () => peer.close();
  window.state = state;
};

// A stream of blue pictures.
const blue = () => {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 240;
  const context = canvas.getContext('2d');
  let turn = 0;
  setInterval(() => {
    context.fillStyle = turn++ % 2 ? '#0000ff' : '#0000fe';
    context.fillRect(0, 0, 320, 240);
  }, 40);
  return canvas.captureStream(25);
};

// A stream of a tone of 440 Hz.
const tone = () => {
  const context = new AudioContext();
  const oscillator = context.createOscillator();
  const target = context.createMediaStreamDestination();
  oscillator.connect(target);
  oscillator.start();
  return target.stream;
};

// Counts pictures, and reads how red the sixth of the eight bars is.
const watch = (track, state) => {
  const video = document.createElement('video');
  const canvas = document.createElement('canvas');
  video.muted = true;
  video.srcObject = new MediaStream([track]);
  document.body.append(video);
  const shown = () => {
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    const context = canvas.getContext('2d');
    context.drawImage(video, 0, 0);
    const [red, green, blue] =
      context.getImageData((canvas.width * 11) / 16, canvas.height / 4, 1, 1).data;
    state.red = red - Math.max(green, blue);
    state.frames++;
    video.requestVideoFrameCallback(shown);
  };
  video.requestVideoFrameCallback(shown);
  video.play();
};

// Tells which frequency is loudest; without an element that plays it Chromium decodes no sound.
const hear = (track, state) => {
  const stream = new MediaStream([track]);
  const audio = document.createElement('audio');
  audio.muted = true;
  audio.srcObject = stream;
  audio.play();
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 4096 });
  context.createMediaStreamSource(stream).connect(analyser);
  const spectrum = new Float32Array(analyser.frequencyBinCount);
  state.pitch = () => {
    analyser.getFloatFrequencyData(spectrum);
    const loudest = spectrum.indexOf(Math.max(...spectrum));
    return (loudest * context.sampleRate) / analyser.fftSize;
  };
};
