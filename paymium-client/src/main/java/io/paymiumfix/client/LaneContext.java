package io.paymiumfix.client;

import io.netty.channel.EventLoop;

/** What all lanes of one client share. */
record LaneContext(
        EventLoop venueIo,
        ClientSettings settings,
        VenueAddress venue,
        Connector connector,
        EpochMicrosClock clock,
        NanoClock nanoClock) {}
