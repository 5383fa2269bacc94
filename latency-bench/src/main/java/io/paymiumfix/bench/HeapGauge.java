package io.paymiumfix.bench;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a Java machine started with {@link #OPTION} how much of its heap is in use, without collecting, and has it collect: what
 * jcmd's GC.heap_info and GC.run do, by the socket jcmd talks to, as starting jcmd would take longer than many a load.
 */
final class HeapGauge {

    static final String OPTION = "-XX:+StartAttachListener";

    private static final Pattern USED =
            Pattern.compile("(?:heap|generation|PSYoungGen|ParOldGen)\\s+total \\d+K, used (\\d+)K");
    private static final String HEAP_INFO = "GC.heap_info";
    private static final String COLLECT = "GC.run";
    private static final int MOST_ANSWERED = 1 << 14;
    private static final long KIB = 1_024;

    private HeapGauge() {}

    /** Bytes; -1 when it does not say. */
    static long used(long pid) {
        return usedIn(answer(pid, HEAP_INFO));
    }

    /** Collects all that is not used any more, where the machine takes such orders; over when this returns. */
    static void collect(long pid) {
        answer(pid, COLLECT);
    }

    /** Empty when there is none. */
    private static String answer(long pid, String command) {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(Path.of("/tmp", ".java_pid" + pid));
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(address);
            channel.write(ByteBuffer.wrap(("1\0jcmd\0" + command + "\0\0\0").getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(MOST_ANSWERED);
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                // Until it has said all.
            }
            return StandardCharsets.UTF_8.decode(answer.flip()).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** The sum of its generations; -1 when there is none in the text. */
    static long usedIn(String text) {
        Matcher matcher = USED.matcher(text);
        long used = -1;
        while (matcher.find()) {
            used = Math.max(used, 0) + Long.parseLong(matcher.group(1)) * KIB;
        }
        return used;
    }
}
