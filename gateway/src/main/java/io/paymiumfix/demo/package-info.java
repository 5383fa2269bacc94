/**
 * {@code bin/gateway demo}: the main job on real sockets in a few seconds. An OMS (a QuickFIX/J initiator) logs on to a
 * gateway over TCP, the gateway trades on a simulator over HTTP, and what all three say is shown side by side and checked:
 * {@code Script} says what happens, {@code Ticket} what the OMS knows of an order, {@code Check} what must hold.
 */
package io.paymiumfix.demo;
