package io.paymiumfix.venue;

import io.paymiumfix.client.Call;
import io.paymiumfix.client.Lane;
import io.paymiumfix.client.LaneFile;
import io.paymiumfix.client.OutcomeHandler;

/** A lane of the client with its file. */
record ClientLane(Lane lane, LaneFile file) implements LanePort {

    @Override
    public void submit(final Call call, final OutcomeHandler handler) {
        lane.submit(call, handler);
    }

    @Override
    public void warm() {
        lane.warm();
    }

    @Override
    public void acknowledgeLostMarks() {
        if (file.mayHaveLostMarks()) {
            file.acknowledgeLostMarks();
        }
    }
}
