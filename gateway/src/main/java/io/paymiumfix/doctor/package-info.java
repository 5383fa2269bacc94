/**
 * Looks at a gateway from beside it, while it is stopped or running: {@code bin/gateway doctor}. {@link
 * io.paymiumfix.doctor.Checkup} checks what costs the venue next to nothing; {@link io.paymiumfix.doctor.Probe} finds out with the
 * smallest order which of {@code venue.assume.*} hold. Everything here runs on the command's own thread, which waits
 * for each call; it talks to the venue by {@code paymium-client} directly, over the account's own lane file.
 */
package io.paymiumfix.doctor;
