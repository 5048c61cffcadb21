#!/bin/sh
# Makes these fixtures anew, in the current directory, with whatever openssl (3.x) and ssh-keygen are on the PATH.
# Every key made here is a test key: it protects nothing.
set -eu
umask 077
export LC_ALL=C.UTF-8
phrase='correct horse battery staple'
enc() { openssl pkcs8 -topk8 -in pkcs8.pem -passout "pass:$phrase" "$@"; }

openssl genpkey -algorithm ed25519 -out pkcs8.pem
openssl pkey -in pkcs8.pem -pubout -out public.pem

# Encrypted PKCS#8
enc -out pbes2-default.pem
enc -v2 aes-128-cbc -out pbes2-aes-128-cbc.pem
enc -v2 aes-192-cbc -out pbes2-aes-192-cbc.pem
enc -v2 des3 -out pbes2-des3.pem
enc -v2 aes-256-cbc -v2prf hmacWithSHA1 -out pbes2-hmac-sha1.pem
enc -v2 aes-256-cbc -v2prf hmacWithSHA224 -out pbes2-hmac-sha224.pem
enc -v2 aes-256-cbc -v2prf hmacWithSHA384 -out pbes2-hmac-sha384.pem
enc -v2 aes-256-cbc -v2prf hmacWithSHA512 -iter 10000 -out pbes2-hmac-sha512.pem
enc -scrypt -out pbes2-scrypt.pem
openssl pkcs8 -topk8 -in pkcs8.pem -passout 'pass:pässwörd ✓' -out pbes2-unicode-passphrase.pem
enc -v2 aes-256-cbc -iter 10000001 -out refused-pbkdf2-too-costly.pem
enc -v1 PBE-SHA1-3DES -out refused-pkcs12-pbe.pem
enc -v1 PBE-MD5-DES -provider legacy -provider default -out refused-pbes1.pem
enc -v2 camellia-256-cbc -out refused-camellia.pem

# The frame around the key
openssl pkey -in pkcs8.pem -text -out text-after.pem
sed 's/$/\r/' pkcs8.pem > crlf.pem
{ printf '\357\273\277'; cat pkcs8.pem; } > byte-order-mark.pem
openssl req -x509 -key pkcs8.pem -subj /CN=test -days 1 -out certificate.pem
openssl pkcs12 -export -inkey pkcs8.pem -in certificate.pem -passout pass:x |
    openssl pkcs12 -passin pass:x -nodes -out bag-attributes.pem
mv certificate.pem refused-certificate-only.pem
cp public.pem refused-public-only.pem
cat pkcs8.pem pkcs8.pem > refused-two-keys.pem
head -n 2 pkcs8.pem > refused-cut-off.pem
sed '2s/.\{8\}$/!!!!!!!!/' pkcs8.pem > refused-bad-base64.pem
sed '2s/.\{8\}$//' pkcs8.pem > refused-short-der.pem
: > refused-empty.pem

# PKCS#8 version 2 (RFC 5958), which openssl does not write: the example of RFC 8410 section 10.3, and the same with
# the last bit of its public half turned over.
cat > pkcs8-v2.pem << 'EXAMPLE'
-----BEGIN PRIVATE KEY-----
MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB
Z9w7lshQhqowtrbLDFw4rXAxZuE=
-----END PRIVATE KEY-----
EXAMPLE
sed 's/ZuE=/ZuA=/' pkcs8-v2.pem > refused-mismatched-halves.pem

# OpenSSH
ssh-keygen -q -t ed25519 -N '' -C test -f openssh.pem
mv openssh.pem.pub openssh.pub.txt
ssh-keygen -q -t ed25519 -N "$phrase" -C test -f refused-openssh-encrypted.pem
rm refused-openssh-encrypted.pem.pub

# Other kinds of key
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out refused-rsa.pem
openssl rsa -in refused-rsa.pem -traditional -out refused-rsa-pkcs1.pem
openssl ecparam -name prime256v1 -genkey -out refused-ec-sec1.pem
openssl pkcs8 -topk8 -nocrypt -in refused-ec-sec1.pem -out refused-ec.pem
openssl genpkey -algorithm X25519 -out refused-x25519.pem
openssl genpkey -algorithm ED448 -out refused-ed448.pem
openssl pkey -in refused-rsa.pem -pubout -out refused-rsa-public.pem
ssh-keygen -q -t rsa -b 2048 -N '' -C test -f refused-openssh-rsa.pem
ssh-keygen -q -t ecdsa -N '' -C test -f refused-openssh-ecdsa.pem
rm refused-openssh-rsa.pem.pub refused-openssh-ecdsa.pem.pub
