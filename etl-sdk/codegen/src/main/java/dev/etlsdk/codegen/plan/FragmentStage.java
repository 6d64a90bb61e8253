package dev.etlsdk.codegen.plan;

import dev.etlsdk.api.schema.Schema;

/** A step of a fragment: takes batches of some columns, gives batches of others. */
public sealed interface FragmentStage permits StagePlan, ExpandPlan, VectorCallPlan {

  /** The columns it reads. */
  Schema input();

  /** The columns it makes. */
  Schema output();
}
