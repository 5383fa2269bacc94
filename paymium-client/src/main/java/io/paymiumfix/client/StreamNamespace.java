package io.paymiumfix.client;

/** The two socket.io namespaces Paymium serves. */
public enum StreamNamespace {
    /** What anyone may know: ticker, trades and the book's changes. */
    PUBLIC("/public"),
    /** One account's orders and balances, told to whoever knows its channel id. */
    USER("/user");

    private final String path;

    StreamNamespace(String path) {
        this.path = path;
    }

    /** Its name on the wire. */
    String path() {
        return path;
    }

    /** The namespace of this name; null when it is none of ours. */
    static StreamNamespace of(String path) {
        return PUBLIC.path.equals(path) ? PUBLIC : USER.path.equals(path) ? USER : null;
    }
}
