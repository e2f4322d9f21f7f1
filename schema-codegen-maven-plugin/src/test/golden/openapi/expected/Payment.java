package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import javax.annotation.processing.Generated;

/**
 * One of Deposit or Refund.
 */
@Generated("dev.cairn.codegen")
public sealed interface Payment extends JsonModel permits Deposit, Refund {
    /**
     * Calls the visitor's method for this record, and returns what it returns.
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Payment fromJson(Object json) {
        return switch (UnionReader.discriminator(json, "kind")) {
            case "deposit", "bonus", "Deposit" -> Deposit.fromJson(json);
            case "refund", "Refund" -> Refund.fromJson(json);
            default -> UnionReader.oneOf(
                    json,
                    "Payment",
                    Deposit.SHAPE,
                    Refund.SHAPE);
        };
    }

    /**
     * What to do with each kind of {@link Payment}.
     */
    interface Visitor<R> {
        R visitDeposit(Deposit deposit);

        R visitRefund(Refund refund);
    }
}
