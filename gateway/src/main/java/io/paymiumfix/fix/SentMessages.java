package io.paymiumfix.fix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * The messages a session has sent, for ResendRequest(2): a ring of preallocated files without index. Appending is one
 * copy into mapped memory; a resend, which is rare, reads the files that hold the numbers asked for.
 *
 * <p>Owned by its {@link SessionStore}, under that store's lock.
 */
final class SentMessages {

    private final MessageSegment[] segments;
    private final int largestMessageBytes;
    private MessageSegment active;

    /**
     * The last run of reportSeqs without a hole in the current generation: first and last, 0 when none. Whatever else
     * is held is not counted, so that a report is rather sent twice, marked, than not at all.
     */
    private long firstReportSeq;

    private long lastReportSeq;
    private int lastReportMsgSeqNum;

    /**
     * MsgSeqNum(34) of orders that an earlier process refused on its own and will be sent again, because it ended
     * before it could say that they were dealt with.
     */
    private final Set<Integer> refusedOrders = new HashSet<>();

    SentMessages(final Path folder, final FixSettings.Store settings, final StatePage state) throws IOException {
        segments = new MessageSegment[settings.segments()];
        largestMessageBytes = settings.segmentBytes() - 128;
        for (int i = 0; i < segments.length; i++) {
            segments[i] = new MessageSegment(folder.resolve("messages-" + i), settings.segmentBytes());
        }
        active = Arrays.stream(segments)
                .max(Comparator.comparingLong(MessageSegment::number))
                .orElseThrow();
        if (active.number() == 0) {
            active.begin(1);
        }
        for (final MessageSegment segment : oldestFirst()) {
            segment.open((generation, msgSeqNum, reportSeq, message) -> {
                if (generation == state.generation && msgSeqNum < state.nextSender) {
                    noteReport(reportSeq, msgSeqNum);
                    noteRefusal(reportSeq, message, state.nextTarget);
                }
            });
        }
    }

    void append(final int generation, final int msgSeqNum, final long reportSeq, final String message)
            throws IOException {
        final byte[] bytes = MessageSegment.toBytes(message);
        if (bytes.length > largestMessageBytes) {
            throw new IOException("a message of " + bytes.length + " bytes is larger than a store file");
        }
        if (!active.fits(bytes.length)) {
            final long number = active.number() + 1;
            active = segments[(int) ((number - 1) % segments.length)];
            active.begin(number);
        }
        active.append(generation, msgSeqNum, reportSeq, bytes);
        noteReport(reportSeq, msgSeqNum);
    }

    /**
     * Adds the newest {@code most} messages that are held in the range; damaged and recycled ones are left out.
     *
     * @return how many older ones are held and not added
     */
    int read(final int generation, final int from, final int to, final int most, final Collection<String> messages) {
        final TreeMap<Integer, byte[]> found = new TreeMap<>();
        final int[] leftOut = {0};
        for (final MessageSegment segment : oldestFirst()) {
            if (segment.lowest > to || segment.highest < from) {
                continue;
            }
            segment.read((recordGeneration, msgSeqNum, reportSeq, message) -> {
                if (recordGeneration == generation && msgSeqNum >= from && msgSeqNum <= to) {
                    found.put(msgSeqNum, message);
                    if (found.size() > most) {
                        found.pollFirstEntry();
                        leftOut[0]++;
                    }
                }
            });
        }
        for (final byte[] message : found.values()) {
            messages.add(new String(message, StandardCharsets.ISO_8859_1));
        }
        return leftOut[0];
    }

    /** Whether the client was told that this order was refused, or will be by a resend. */
    boolean holdsRefusal(final int msgSeqNum) {
        return refusedOrders.contains(msgSeqNum);
    }

    private void noteRefusal(final long reportSeq, final byte[] message, final int nextTarget) {
        if (reportSeq == 0) {
            final int refused = GatewayReplies.refusedMsgSeqNum(new String(message, StandardCharsets.ISO_8859_1));
            if (refused >= nextTarget) {
                refusedOrders.add(refused);
            }
        }
    }

    void forgetAll() {
        refusedOrders.clear();
        firstReportSeq = 0;
        lastReportSeq = 0;
        lastReportMsgSeqNum = 0;
    }

    boolean holdsReport(final long reportSeq) {
        return reportSeq >= firstReportSeq && reportSeq <= lastReportSeq;
    }

    long lastReportSeq() {
        return lastReportSeq;
    }

    int lastReportMsgSeqNum() {
        return lastReportMsgSeqNum;
    }

    private void noteReport(final long reportSeq, final int msgSeqNum) {
        if (reportSeq == 0) {
            return;
        }
        if (firstReportSeq == 0 || reportSeq != lastReportSeq + 1) {
            firstReportSeq = reportSeq;
        }
        lastReportSeq = reportSeq;
        lastReportMsgSeqNum = msgSeqNum;
    }

    private MessageSegment[] oldestFirst() {
        final MessageSegment[] ordered =
                Arrays.stream(segments).filter(segment -> segment.number() > 0).toArray(MessageSegment[]::new);
        Arrays.sort(ordered, Comparator.comparingLong(MessageSegment::number));
        return ordered;
    }
}
