package io.paymiumfix.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Recordings made of a few words: {@code in("D", 2, "11=A|")} is the client's, {@code out(...)} the gateway's. */
final class Logs {

    static final String LOGON = "98=0|108=30|553=desk1|554=***|";
    private static final String TIME = "20261120-10:00:00.000";

    private Logs() {}

    static String in(final String msgType, final int seqNum, final String body) {
        return message("OMS", "GATE", msgType, seqNum, body);
    }

    static String out(final String msgType, final int seqNum, final String body) {
        return message("GATE", "OMS", msgType, seqNum, body);
    }

    static String message(
            final String from, final String to, final String msgType, final int seqNum, final String body) {
        return "8=FIX.4.4|9=0|35=" + msgType + "|49=" + from + "|56=" + to + "|34=" + seqNum + "|52=" + TIME + "|"
                + body + "10=000|";
    }

    static Path file(final Path folder, final String... lines) throws IOException {
        return Files.write(folder.resolve("session.log"), List.of(lines), StandardCharsets.ISO_8859_1);
    }

    static Recording recording(final Path file) throws ReplayException {
        final List<Entry> entries = LogReader.read(file);
        return Recording.of(
                file, entries, new Sides(file, entries).parties(Optional.empty(), Optional.empty()), Optional.empty());
    }
}
