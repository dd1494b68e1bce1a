// The work: one key after another of one bucket, the same for every contestant of every host.

export const accessKeyId = 'AKIAIOSFODNN7EXAMPLE'
export const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
export const region = 'eu-west-1'
export const bucket = 'photos'
export const expiresIn = 900
export const contentType = 'image/jpeg'

// Distinct keys, in the order in which they are signed.
export const keys = Array.from(
  { length: 1000 },
  (_, number) => `2026/holiday/img-${String(number).padStart(5, '0')}.jpg`,
)
