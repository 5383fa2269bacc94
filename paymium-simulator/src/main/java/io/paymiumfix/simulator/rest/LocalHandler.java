package io.paymiumfix.simulator.rest;

/** Answers calls outside the base path, made from this machine only, uncounted and untouched by faults. */
@FunctionalInterface
public interface LocalHandler {

    /** Where such calls begin. */
    String PATH = "/_control";

    /** The answer. */
    Reply answer(Call call);
}
