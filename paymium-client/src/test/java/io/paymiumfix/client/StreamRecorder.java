package io.paymiumfix.client;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionTimeoutException;

/** Writes what a stream tells as one line per event. */
final class StreamRecorder implements StreamListener {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<PublicData> publicData = new CopyOnWriteArrayList<>();
    private final List<UserData> userData = new CopyOnWriteArrayList<>();

    @Override
    public void onState(StreamState state, StreamReason reason) {
        lines.add(state + " " + reason);
    }

    @Override
    public void onPublicData(PublicData data, long receivedEpochMicros) {
        publicData.add(data);
        lines.add("public"
                + (data.ticker() == null ? "" : " ticker " + plain(data.ticker().price()))
                + told(
                        " trade ",
                        data.trades().stream()
                                .map(trade -> plain(trade.tradedBtc()) + "@" + plain(trade.price()))
                                .toList())
                + told(" bid ", data.bids().stream().map(StreamRecorder::level).toList())
                + told(" ask ", data.asks().stream().map(StreamRecorder::level).toList()));
    }

    @Override
    public void onUserData(UserData data, long receivedEpochMicros) {
        userData.add(data);
        lines.add("user"
                + told(
                        " order ",
                        data.orders().stream()
                                .map(order -> order.state() + " " + plain(order.tradedBtc()))
                                .toList())
                + (data.balances().isEmpty() ? "" : " balances " + data.balances())
                + (data.locked().isEmpty() ? "" : " locked " + data.locked()));
    }

    @Override
    public void onUnreadable(StreamNamespace namespace) {
        lines.add("unreadable " + namespace);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    List<PublicData> publicData() {
        return List.copyOf(publicData);
    }

    List<UserData> userData() {
        return List.copyOf(userData);
    }

    /** Waits until this line has been told so often. */
    StreamRecorder await(String line, int times) {
        try {
            Outcomes.soon().until(() -> lines.stream().filter(line::equals).count() >= times);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("waited in vain for " + times + " times \"" + line + "\" in " + lines, e);
        }
        return this;
    }

    StreamRecorder await(String line) {
        return await(line, 1);
    }

    private static String told(String what, List<String> items) {
        return items.isEmpty() ? "" : what + String.join(what, items);
    }

    private static String level(Depth.Level level) {
        return plain(level.amount()) + "@" + plain(level.price());
    }

    private static String plain(BigDecimal number) {
        return number == null ? "-" : number.toPlainString();
    }
}
