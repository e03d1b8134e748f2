// Sends a file by the protocol's own client: node send.mjs OPTIONS, where OPTIONS is JSON. Prints the address of the
// upload, or the status and words of a refusal.
import { createReadStream, statSync } from 'node:fs'

import tus from 'tus-js-client'

const { endpoint, path, chunkSize, parallelUploads = 1, uploadUrl, uploadLengthDeferred = false } = JSON.parse(process.argv[2])
const upload = new tus.Upload(createReadStream(path), {
  endpoint,
  uploadUrl,
  chunkSize: chunkSize ?? Infinity,
  parallelUploads,
  uploadLengthDeferred,
  uploadSize: uploadLengthDeferred || parallelUploads > 1 ? undefined : statSync(path).size,
  retryDelays: Array(200).fill(50),
  metadata: { filename: path.split('/').pop(), filetype: 'video/mp4' },
  onShouldRetry: error => [0, 408, 409, 423, 503].includes(error.originalResponse?.getStatus() ?? 0),
  onError: error => {
    const answer = error.originalResponse
    console.log(JSON.stringify({ status: answer?.getStatus() ?? 0, words: answer?.getBody() ?? error.message }))
    process.exit(1)
  },
  onSuccess: () => console.log(JSON.stringify({ url: upload.url }))
})
upload.start()
