package io.paymiumfix.client;

/** What an accepted call brought back. */
public sealed interface ReplyBody permits VenueOrder, OrderListing, UserInfo, NoContent {}
