package io.paymiumfix.bench;

import java.net.InetSocketAddress;

/** Who and where, from the command line. */
final class Addresses {

    private Addresses() {}

    /** Of the gateway's FIX port, or where its venue listens. Refuses what is not this machine, unless told to. */
    static InetSocketAddress of(String hostAndPort, boolean remoteAllowed) {
        int colon = hostAndPort.lastIndexOf(':');
        if (colon < 1 || !hostAndPort.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new BenchException("expected HOST:PORT, not " + hostAndPort);
        }
        InetSocketAddress address = new InetSocketAddress(
                hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
        if (address.isUnresolved()) {
            throw new BenchException("unknown host: " + hostAndPort);
        }
        if (!address.getAddress().isLoopbackAddress() && !remoteAllowed) {
            throw new BenchException(hostAndPort
                    + " is not this machine alone. Orders would be placed at full speed over the network; if that is"
                    + " meant, say --load-a-remote-gateway");
        }
        return address;
    }

    /** From {@code SenderCompID,TargetCompID,username,password,account}. */
    static FixClient.Identity identity(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 5) {
            throw new BenchException("expected SenderCompID,TargetCompID,username,password,account");
        }
        return new FixClient.Identity(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }
}
