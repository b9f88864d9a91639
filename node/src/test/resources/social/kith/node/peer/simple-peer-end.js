// One end of a connection made by simple-peer over @roamhq/wrtc: commands come as JSON lines on
// the standard input, what happens goes as JSON lines to the standard output.
'use strict'
const { createHash } = require('crypto')
const SimplePeer = require('simple-peer')
const wrtc = require('@roamhq/wrtc')

const WIDTH = 320
const HEIGHT = 240
const LUMA = WIDTH * HEIGHT
const CHROMA = LUMA / 4

const tell = (event, detail = {}) => process.stdout.write(JSON.stringify({ event, ...detail }) + '\n')

// Pictures of one colour, 25 a second, until it is stopped.
function plainVideo (blue, red) {
  const source = new wrtc.nonstandard.RTCVideoSource()
  const data = new Uint8ClampedArray(LUMA + 2 * CHROMA)
  data.fill(100, 0, LUMA).fill(blue, LUMA, LUMA + CHROMA).fill(red, LUMA + CHROMA)
  const timer = setInterval(() => source.onFrame({ width: WIDTH, height: HEIGHT, data }), 40)
  const track = source.createTrack()
  return { track, stop: () => { clearInterval(timer); track.stop() } }
}

const peer = new SimplePeer({
  initiator: process.argv[2] === 'initiator',
  wrtc,
  objectMode: true, // else a text comes as bytes
  config: { iceServers: [] }
})
const received = createHash('sha256')
let receivedBytes = 0
let video
let stream

peer.on('signal', signal => tell('signal', { signal }))
peer.on('connect', () => tell('connect'))
peer.on('close', () => tell('close'))
peer.on('error', error => tell('error', { message: String(error) }))
peer.on('stream', added => tell('stream', { id: added.id, tracks: added.getTracks().map(t => t.id) }))
peer.on('data', data => {
  if (typeof data === 'string') {
    tell('text', { text: data })
  } else {
    received.update(data)
    receivedBytes += data.length
    tell('binary', { total: receivedBytes, hash: received.copy().digest('hex') })
  }
})
peer.on('track', track => {
  const sink = new wrtc.nonstandard.RTCVideoSink(track)
  sink.onframe = ({ frame: { width, height, data } }) => {
    const luma = width * height
    const at = Math.floor(width / 2 * 11 / 16) + Math.floor(height / 4) * width / 2
    tell('frame', { track: track.id, width, height, blue: data[luma + at], red: data[luma + luma / 4 + at] })
  }
})
// wrtc tells of no track that is not sent any more: count those that are.
peer.on('signalingStateChange', state => {
  const receives = t => /recv/.test(t.currentDirection) && t.receiver.track.kind === 'video'
  if (state === 'stable') tell('receiving', { tracks: peer._pc.getTransceivers().filter(receives).length })
})

const commands = {
  signal: ({ signal }) => peer.signal(signal),
  text: ({ text }) => peer.send(text),
  bytes: ({ base64 }) => peer.send(Buffer.from(base64, 'base64')),
  addStream: ({ blue, red }) => {
    video = plainVideo(blue, red)
    stream = new wrtc.MediaStream()
    stream.addTrack(video.track)
    peer.addStream(stream)
  },
  replaceTrack: ({ blue, red }) => {
    const next = plainVideo(blue, red)
    peer.replaceTrack(video.track, next.track, stream)
    video.stop()
    video = next
  },
  removeStream: () => peer.removeStream(stream),
  destroy: () => peer.destroy()
}

require('readline').createInterface({ input: process.stdin })
  .on('line', line => {
    const command = JSON.parse(line)
    commands[command.command](command)
  })
  .on('close', () => process.exit(0))
