// What WireMeter measures, of libraries for Node.js: node peer-bench.js LIBRARY WHAT prints one number.
'use strict'
const fs = require('fs')

const LARGE = 65536
const SMALL = 100
const MAX_BUFFERED = 1024 * 1024
const turn = () => new Promise(resolve => setImmediate(resolve))
const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
const now = () => Number(process.hrtime.bigint())

// A candidate that comes before both descriptions makes node-datachannel throw: it waits for them.
function bring (near, far) {
  const ends = [near, far].map(connection => ({ connection, descriptions: 0, early: [] }))
  const flush = end => {
    if (end.descriptions === 2) end.early.splice(0).forEach(c => end.connection.addRemoteCandidate(...c))
  }
  ends.forEach((from, index) => {
    const to = ends[1 - index]
    from.connection.onLocalDescription((sdp, type) => {
      to.connection.setRemoteDescription(sdp, type)
      from.descriptions++
      to.descriptions++
      ends.forEach(flush)
    })
    from.connection.onLocalCandidate((...candidate) => {
      to.early.push(candidate)
      flush(to)
    })
  })
}

const libraries = {
  'simple-peer': async () => {
    const SimplePeer = require('simple-peer')
    const wrtc = require('@roamhq/wrtc')
    const make = initiator => new SimplePeer({ initiator, wrtc, config: { iceServers: [] } })
    const near = make(true)
    const far = make(false)
    near.on('signal', signal => far.signal(signal))
    far.on('signal', signal => near.signal(signal))
    await Promise.all([near, far].map(end => new Promise(resolve => end.once('connect', resolve))))
    return {
      send: message => near.send(message),
      reply: message => far.send(message),
      buffered: () => near.bufferSize,
      onFar: f => far.on('data', f),
      onNear: f => near.on('data', f),
      close: () => { near.destroy(); far.destroy() }
    }
  },
  'node-datachannel': async () => {
    const { PeerConnection } = require('node-datachannel')
    const near = new PeerConnection('near', { iceServers: [] })
    const far = new PeerConnection('far', { iceServers: [] })
    bring(near, far)
    const arrived = new Promise(resolve => far.onDataChannel(resolve))
    const channel = near.createDataChannel('x')
    await new Promise(resolve => channel.onOpen(resolve))
    const there = await arrived
    return {
      send: message => channel.sendMessageBinary(message),
      reply: message => there.sendMessageBinary(message),
      buffered: () => channel.bufferedAmount(),
      onFar: f => there.onMessage(f),
      onNear: f => channel.onMessage(f),
      close: () => { channel.close(); near.close(); far.close() }
    }
  }
}

async function perSecond (connect, size, messages) {
  const wire = await connect()
  let received = 0
  wire.onFar(() => { received++ })
  const between = Math.max(1, Math.floor(LARGE / size))
  const message = Buffer.alloc(size)
  const pump = async (count, total) => {
    for (let i = 0; i < count; i++) {
      if (i % between === 0) {
        do await turn()
        while (wire.buffered() > MAX_BUFFERED)
      }
      wire.send(message)
    }
    while (received < total) await turn()
  }
  const warmUp = Math.floor(messages / 10)
  await pump(warmUp, warmUp)
  const begun = now()
  await pump(messages, warmUp + messages)
  return messages * 1e9 / (now() - begun)
}

const residentKib = () => {
  if (global.gc) global.gc()
  return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1])
}

const measures = {
  connect: async connect => {
    const times = []
    const end = now() + 15e9
    while (times.length < 240 && now() < end) {
      const begun = now()
      const wire = await connect()
      times.push((now() - begun) / 1e6)
      wire.close()
      await turn()
    }
    return median(times.slice(-60))
  },
  goodput: async connect => await perSecond(connect, LARGE, Math.floor(100e6 / LARGE)) * LARGE / 1e6,
  messages: connect => perSecond(connect, SMALL, 50000),
  roundTrip: async connect => {
    const wire = await connect()
    const message = Buffer.alloc(SMALL)
    wire.onFar(data => wire.reply(data))
    let back
    wire.onNear(() => back())
    const times = []
    for (let i = 0; i < 3000; i++) {
      const begun = now()
      await new Promise(resolve => { back = resolve; wire.send(message) })
      if (i >= 1000) times.push((now() - begun) / 1e3)
    }
    return median(times)
  },
  memory: async connect => {
    const wires = [await connect()]
    const before = residentKib()
    while (wires.length < 250) {
      wires.push(...await Promise.all(Array.from({ length: Math.min(10, 250 - wires.length) }, connect)))
    }
    return (residentKib() - before) / 498
  }
}

// Where a library hangs, this ends it without a number.
setTimeout(() => process.exit(1), 60000)
measures[process.argv[3]](libraries[process.argv[2]]).then(value => {
  fs.writeSync(1, value + '\n')
  process.kill(process.pid, 'SIGKILL') // some crash when they end
})
