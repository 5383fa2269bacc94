package io.paymiumfix;

import io.paymiumfix.config.FixConfig;
import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.config.SessionConfig;
import java.io.PrintWriter;
import java.nio.file.Path;

/** What {@code run} tells the person who started it, on standard output. */
final class Greeting {

    private final PrintWriter out;

    Greeting(final PrintWriter out) {
        this.out = out;
    }

    void unconfigured() {
        title();
        out.println(
                "No configuration: trading on an embedded simulator. Its money is not real, nothing reaches Paymium,");
        out.println("and it forgets everything when it ends.");
    }

    void configured(final Path file, final GatewayConfig config) {
        title();
        out.println("Configuration: " + file);
        if (config.venue().embedded()) {
            out.println("Venue: an embedded simulator. Its money is not real, nothing reaches Paymium, and it forgets");
            out.println("everything when it ends.");
        } else {
            out.println("Venue: " + config.venue().baseUri().orElseThrow());
        }
    }

    private void title() {
        out.println("Paymium FIX gateway " + Main.Version.number());
    }

    void movedAside(final Path where) {
        out.println("What the run before left is now in " + shortened(where) + "; the last three are kept.");
    }

    /** How to log on to the session of a start without configuration; the password is shown here and nowhere else. */
    void logOn(final GatewayConfig config, final int port, final String password) {
        final SessionConfig session = config.sessions().get(0);
        out.println();
        out.println("Log on with any FIX 4.4 client:");
        field("host", config.fix().host());
        field("port", Integer.toString(port));
        field("BeginString(8)", "FIX.4.4");
        field("SenderCompID(49)", session.senderCompId());
        field("TargetCompID(56)", config.fix().ourCompId());
        field("Username(553)", session.username());
        field("Password(554)", password + "   (for this start only)");
        out.println();
    }

    private void field(final String name, final String value) {
        out.printf("  %-18s%s%n", name, value);
    }

    /** Who may log on, where a configuration says so. */
    void sessions(final GatewayConfig config) {
        for (final SessionConfig session : config.sessions()) {
            final String username = session.passwordless() ? "without password" : "Username(553)=" + session.username();
            out.println("Session " + session.name() + ": SenderCompID(49)=" + session.senderCompId()
                    + " TargetCompID(56)=" + config.fix().ourCompId() + " " + username);
        }
    }

    /** The line that programs wait for. */
    void listening(final FixConfig fix, final int port) {
        final String host = fix.host().indexOf(':') < 0 ? fix.host() : "[" + fix.host() + "]";
        out.println("FIX 4.4: listening on " + host + ":" + port + ". Ctrl-C stops it.");
    }

    /** Below the present folder as a person would write it. */
    private static Path shortened(final Path path) {
        final Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path) : path;
    }
}
