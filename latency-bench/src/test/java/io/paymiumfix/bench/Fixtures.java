package io.paymiumfix.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** What several tests need. */
final class Fixtures {

    /** On a free port, answering at once. */
    static final Run.Venue VENUE = new Run.Venue(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0, null);

    private Fixtures() {}
}
