package io.sluice.contract;

/** Everything that a store must do. An adapter's test implements this, or single aspects of it. */
public interface StoreContract
    extends BucketContract,
        StatContract,
        OpenContract,
        StageContract,
        ConditionContract,
        CopyContract,
        MoveContract,
        MetadataContract,
        DeleteContract,
        ListContract,
        KeyContract,
        UploadContract,
        PartContract,
        UploadChecksumContract,
        SystemBucketContract,
        KeepReplacedContract,
        KeepReplacedRaceContract,
        PreparedUploadContract,
        ElsewhereContract,
        ControlContract,
        ObjectPartsContract,
        RaceContract,
        ModelContract {}
