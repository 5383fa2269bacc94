package io.paymiumfix.simulator.rest;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;

/**
 * What a connection to this interface consists of. Decoder and encoder are separate on purpose: a codec that pairs requests with
 * responses gives up on a client that pipelines far ahead of replies a fault holds back.
 */
public final class RestPipeline {

    private static final int MAX_BODY_BYTES = 65_536;

    private final Api api;
    private final LocalHandler control;

    /** Connections to this interface and to the control endpoint. */
    public RestPipeline(Api api, LocalHandler control) {
        this.api = api;
        this.control = control;
    }

    /** Adds everything a connection to this interface consists of. */
    public void addAll(ChannelPipeline pipeline) {
        pipeline.addLast(new HttpRequestDecoder())
                .addLast(new HttpResponseEncoder())
                .addLast(new HttpObjectAggregator(MAX_BODY_BYTES));
        pipeline.addLast(new RestHandler(api, control));
    }
}
