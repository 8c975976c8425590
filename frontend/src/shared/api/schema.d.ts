// Made by `npm run api` from docs/openapi.json, by no hand.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ApiKey: {
            branch: string;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** Format: date-time */
            expiresAt: string;
            fields: string[];
            /** Format: int64 */
            id: number;
            name: string;
            /** Format: int32 */
            perSecond: number;
            prefix: string;
            /** Format: date-time */
            revokedAt: string | null;
            revokedBy: string | null;
            segments: string[];
        };
        ApiKeyNewKey: {
            branch: string;
            /** Format: date-time */
            expiresAt: string;
            fields: string[];
            name: string;
            /** Format: int32 */
            perSecond: number;
            segments: string[];
        };
        ApiKeysMade: {
            key: components["schemas"]["ApiKey"];
            secret: string;
        };
        AuditEntry: {
            action: string;
            actor: string;
            /** Format: date-time */
            at: string;
            details: {
                [key: string]: unknown;
            };
            /** Format: int64 */
            seq: number;
            subject: string;
        };
        AuditPage: {
            anchor: string;
            chainIntact: boolean;
            /** Format: int64 */
            firstBroken: number | null;
            items: components["schemas"]["AuditEntry"][];
            /** Format: int64 */
            total: number;
        };
        AvoidedLine: {
            channel: string;
            code: string | null;
            /** Format: date */
            day: string;
            name: string | null;
            /** @enum {string} */
            reason: "UNREACHABLE" | "DECEASED" | "DO_NOT_CONTACT" | "BLACK_LISTED" | "COMPLAINT" | "EMPLOYEE" | "NO_CONSENT" | "FREQUENCY_CAP" | "CAPACITY" | "NOT_RENDERED" | "REFUSED_BY_CHANNEL" | "STOPPED" | "QUIET_HOURS" | "LEFT";
            /** Format: int64 */
            touches: number;
        };
        BaselinesApprovalChanges: {
            against: ("SIGNED" | "SUBMITTED" | "PARENT") | null;
            audience: components["schemas"]["BaselinesAudienceChange"] | null;
            fields: components["schemas"]["ManifestChange"][];
            possible: ("SIGNED" | "SUBMITTED" | "PARENT")[];
            wordings: components["schemas"]["BaselinesWordingChange"][];
        };
        BaselinesAudienceChange: {
            /** Format: int64 */
            after: number;
            /** Format: int64 */
            before: number;
            /** Format: int64 */
            departed: number;
            /** Format: int64 */
            joined: number;
        };
        BaselinesWording: {
            body: string;
            subject: string | null;
            template: string;
            /** Format: int32 */
            version: number;
        };
        BaselinesWordingChange: {
            after: components["schemas"]["BaselinesWording"] | null;
            before: components["schemas"]["BaselinesWording"] | null;
            channel: string;
            element: string;
        };
        Benefit: {
            kind: "Benefit";
        } & (Omit<components["schemas"]["ElementContent"], "kind"> & {
            amount?: number | null;
            code?: string | null;
            form?: ("COUPON" | "POINTS" | "CASHBACK" | "RATE" | "FEE_WAIVER" | "GIFT") | null;
            name?: components["schemas"]["Words"] | null;
            /** Format: int32 */
            perCustomer?: number | null;
            /** Format: int32 */
            stock?: number | null;
            terms?: string | null;
            unit?: ("CNY" | "PERCENT" | "BASIS_POINTS" | "POINTS" | "PIECES") | null;
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
        });
        BootstrapFirstAdministrator: {
            name: string;
            password: string;
            token: string;
        };
        BootstrapView: {
            needed: boolean;
        };
        Branch: {
            code: string;
            name: string;
            parent: string | null;
            path: string;
        };
        BranchPutBranch: {
            code: string;
            name: string;
            parent?: string | null;
        };
        CalendarCampaign: {
            code: string;
            /** Format: date */
            launched: string | null;
            loads: components["schemas"]["CalendarDayLoad"][];
            name: string;
            /** @enum {string} */
            state: "DRAFT" | "IN_APPROVAL" | "APPROVED" | "LIVE" | "FINISHED" | "STOPPED";
        };
        CalendarCampaignCalendar: {
            campaigns: components["schemas"]["CalendarCampaign"][];
            capacities: {
                [key: string]: number;
            };
            /** Format: int32 */
            days: number;
            /** Format: date */
            from: string;
            loads: components["schemas"]["CalendarDayLoad"][];
            /** Format: date */
            today: string;
        };
        CalendarDayLoad: {
            channel: string;
            /** Format: date */
            day: string;
            /** Format: int64 */
            expected: number;
            /** Format: int64 */
            reserved: number;
            /** Format: int64 */
            sent: number;
        };
        CallList: {
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** Format: int64 */
            id: number;
            /** Format: int32 */
            items: number;
            sha256: string;
        };
        CallListCallManifest: {
            /** Format: date-time */
            createdAt: string;
            file: string;
            /** Format: int32 */
            items: number;
            /** Format: int64 */
            list: number;
            sha256: string;
            signature: string;
        };
        CallListPage: {
            lists: components["schemas"]["CallListsCallListLine"][];
            /** Format: int64 */
            waiting: number;
        };
        CallListsCallListLine: {
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** Format: int64 */
            id: number;
            /** Format: int32 */
            items: number;
            /** Format: int64 */
            open: number;
            /** Format: int32 */
            recall: number | null;
            /** Format: int64 */
            recalled: number;
            sha256: string;
            /** Format: int64 */
            untold: number;
        };
        CallRecall: {
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** Format: int32 */
            items: number;
            /** Format: int64 */
            list: number;
            /** Format: int32 */
            number: number;
            sha256: string;
        };
        CallResultsCallResultReport: {
            /** Format: int32 */
            accepted: number;
            errors: components["schemas"]["Finding"][];
            /** Format: int32 */
            rejected: number;
        };
        CampaignPlan: {
            budget?: number | null;
            campaignType?: string | null;
            content?: {
                [key: string]: string;
            } | null;
            /** Format: double */
            controlShare?: number | null;
            elements?: string[] | null;
            /** Format: date-time */
            endAt?: string | null;
            goal: string;
            journey: string;
            lifeCycle?: string | null;
            name: string;
            offer?: string | null;
            seed?: string | null;
            segment?: string | null;
            /** Format: date-time */
            startAt?: string | null;
            trigger?: components["schemas"]["TriggerPlan"] | null;
            /** Format: int32 */
            windowDays?: number | null;
        };
        CampaignSummary: {
            /** Format: int64 */
            audience: number | null;
            code: string;
            /** Format: int64 */
            control: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            finishedAt: string | null;
            journey: string;
            /** Format: date-time */
            launchedAt: string | null;
            name: string;
            owner: string;
            /** Format: int64 */
            responded: number;
            segment: string | null;
            /** @enum {string} */
            state: "DRAFT" | "IN_APPROVAL" | "APPROVED" | "LIVE" | "FINISHED" | "STOPPED";
            /** Format: int64 */
            touched: number;
            /** @enum {string} */
            type: "BATCH" | "EVENT";
            /** Format: date-time */
            updatedAt: string;
        };
        CampaignType: {
            kind: "CampaignType";
        } & (Omit<components["schemas"]["ElementContent"], "kind"> & {
            channels?: (string | null)[] | null;
            controlPercent?: number | null;
            elementKinds?: (("PRODUCT" | "BENEFIT" | "MATERIAL" | "TALK_TRACK" | "COMMUNICATION" | "RESPONSE" | "SUCCESS_CRITERION" | "CAMPAIGN_TYPE") | null)[] | null;
            headOffice: boolean;
            journeyParts?: (("RESPONSE" | "DECISION" | "SPLIT" | "SECOND_CHANNEL") | null)[] | null;
            leastControlPercent?: number | null;
            name?: components["schemas"]["Words"] | null;
            notAsked?: (("OFFER" | "SEGMENT" | "BUDGET" | "START_AT" | "END_AT") | null)[] | null;
            /** Format: int32 */
            openDays?: number | null;
            parent?: string | null;
            purpose?: string | null;
            required?: (("OFFER" | "SEGMENT" | "BUDGET" | "START_AT" | "END_AT") | null)[] | null;
            /** Format: int32 */
            signatures?: number | null;
            successCriterion?: string | null;
            /** Format: int32 */
            windowDays?: number | null;
        });
        CampaignTypesCampaignTypeItem: {
            channels: string[] | null;
            /** Format: double */
            control: number | null;
            elementKinds: ("PRODUCT" | "BENEFIT" | "MATERIAL" | "TALK_TRACK" | "COMMUNICATION" | "RESPONSE" | "SUCCESS_CRITERION" | "CAMPAIGN_TYPE")[];
            headOffice: boolean;
            journeyParts: ("RESPONSE" | "DECISION" | "SPLIT" | "SECOND_CHANNEL")[];
            key: string;
            /** Format: double */
            leastControl: number;
            name: components["schemas"]["Words"] | null;
            notAsked: ("OFFER" | "SEGMENT" | "BUDGET" | "START_AT" | "END_AT")[];
            /** Format: int32 */
            openDays: number | null;
            parent: string | null;
            purpose: string | null;
            required: ("OFFER" | "SEGMENT" | "BUDGET" | "START_AT" | "END_AT")[];
            /** Format: int32 */
            signatures: number;
            successCriterion: string | null;
            /** Format: int32 */
            version: number;
            /** Format: int32 */
            windowDays: number | null;
        };
        CampaignView: {
            approvedHash: string | null;
            /** Format: int64 */
            audience: number | null;
            budget: number | null;
            campaignType: string | null;
            code: string;
            comments: components["schemas"]["RemarksRemark"][];
            content: {
                [key: string]: string;
            };
            /** Format: int64 */
            control: number;
            /** Format: double */
            controlShare: number;
            /** Format: date-time */
            createdAt: string;
            delivered: components["schemas"]["CampaignViewDelivered"] | null;
            elements: components["schemas"]["CampaignViewCampaignPart"][];
            /** Format: date-time */
            endAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            goal: string;
            journey: string;
            /** Format: date-time */
            launchedAt: string | null;
            lifeCycle: string;
            manifest: components["schemas"]["JsonNode"] | null;
            manifestHash: string | null;
            may: ("REVISE" | "SUBMIT" | "WITHDRAW" | "PAUSE" | "RESUME" | "STOP")[];
            name: string;
            offer: string;
            owner: string;
            parent: components["schemas"]["CampaignViewCampaignParent"] | null;
            paused: boolean;
            phases: components["schemas"]["CampaignViewPhase"][];
            /** Format: int64 */
            responded: number;
            seed: string;
            segment: string | null;
            /** Format: date-time */
            startAt: string | null;
            /** @enum {string} */
            state: "DRAFT" | "IN_APPROVAL" | "APPROVED" | "LIVE" | "FINISHED" | "STOPPED";
            template: string | null;
            /** Format: int64 */
            touched: number;
            touches: components["schemas"]["CampaignViewTouch"][];
            trigger: components["schemas"]["JsonNode"] | null;
            /** @enum {string} */
            type: "BATCH" | "EVENT";
            /** Format: date-time */
            updatedAt: string;
            /** Format: int32 */
            version: number;
            /** Format: int32 */
            windowDays: number;
        };
        CampaignViewCampaignParent: {
            code: string;
            name: string;
        };
        CampaignViewCampaignPart: {
            key: string;
            kind: string;
            name: string;
            named: boolean;
            /** Format: int32 */
            usable: number | null;
            /** Format: int32 */
            version: number | null;
        };
        CampaignViewDelivered: {
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            count: number;
            hash: string;
            /** Format: int64 */
            snapshot: number;
        };
        CampaignViewPhase: {
            /** Format: date-time */
            at: string | null;
            /** @enum {string} */
            phase: "PLAN" | "APPROVE" | "LAUNCH" | "TOUCH" | "RESPOND" | "EVALUATE";
            /** @enum {string} */
            state: "DONE" | "CURRENT" | "AHEAD";
        };
        CampaignViewTouch: {
            channel: string;
            element: string;
            name: string;
            template: string;
        };
        CampaignsCampaignComment: {
            text?: string | null;
        };
        CampaignsCampaignPage: {
            items: components["schemas"]["CampaignSummary"][];
            /** Format: int64 */
            total: number;
        };
        CapsEffectOnChannel: {
            channel: string;
            /** Format: int64 */
            gain: number;
            /** Format: int64 */
            lose: number;
            /** Format: int64 */
            now: number;
            /** Format: int64 */
            then: number;
        };
        CapsEffectReport: {
            /** Format: date-time */
            asOf: string;
            channels: components["schemas"]["CapsEffectOnChannel"][];
            /** Format: int64 */
            customers: number;
        };
        CatalogueSchemaAnswer: {
            findings: components["schemas"]["Finding"][];
        };
        CatalogueSchemaQuestion: {
            code?: string | null;
            sample?: components["schemas"]["JsonNode"] | null;
            schema: components["schemas"]["JsonNode"];
        };
        CatalogueViewEventCatalogue: {
            reactable: components["schemas"]["EventReactionsReaction"][];
            types: components["schemas"]["CatalogueViewEventTypeLine"][];
            undeclaredProperties: components["schemas"]["TypeBookUndeclaredProperty"][];
            undeclaredTypes: components["schemas"]["TypeBookSeenType"][];
        };
        CatalogueViewEventTypeLine: {
            /** Format: int64 */
            accepted: number;
            /** Format: date-time */
            lastAt: string | null;
            reactions: components["schemas"]["EventReactionsReaction"][];
            /** Format: int64 */
            refused: number;
            type: components["schemas"]["EventType"];
            unreacted: boolean;
        };
        CatalogueViewEventTypePage: {
            line: components["schemas"]["CatalogueViewEventTypeLine"];
            undeclared: components["schemas"]["TypeBookUndeclaredProperty"][];
            versions: components["schemas"]["TypeBookTypeVersion"][];
        };
        ChannelCostsChannelCost: {
            channel: string;
            perMessage: number | null;
        };
        ChannelCostsMessageCost: {
            perMessage?: number | null;
        };
        ChannelView: {
            adapter: string;
            breaker: components["schemas"]["ChannelViewOpenBreaker"] | null;
            channel: string;
            held: string[];
            /** Format: int64 */
            hung: number;
            idempotent: boolean;
            /** Format: int64 */
            inDoubt: number;
            nameEn: string;
            nameZh: string;
            /** Format: date-time */
            oldestDoubt: string | null;
            /** Format: int64 */
            open: number;
            pace: components["schemas"]["ChannelViewPace"];
            /** Format: int64 */
            refused: number;
            /** Format: int64 */
            sent: number;
            simulated: boolean;
        };
        ChannelViewOpenBreaker: {
            probing: boolean;
            reason: string;
            /** Format: date-time */
            since: string;
            /** Format: int32 */
            tries: number;
            /** Format: date-time */
            until: string;
        };
        ChannelViewPace: {
            /** Format: int64 */
            lastMinute: number;
            /** Format: int64 */
            lastSecond: number;
            /** Format: int32 */
            perDay: number | null;
            /** Format: int32 */
            perMinute: number | null;
            /** Format: int32 */
            perSecond: number | null;
            /** Format: int64 */
            today: number;
        };
        ChannelsPace: {
            /** Format: int32 */
            perSecond?: number | null;
        };
        ClockAdvance: {
            /** Format: int64 */
            seconds: number;
        };
        ClockReading: {
            adjustable: boolean;
            /** Format: date-time */
            now: string;
            /** Format: int64 */
            offsetSeconds: number;
        };
        CodeMapping: {
            code: string;
            raw: string;
        };
        CodeStandard: {
            /** Format: date-time */
            changedAt: string;
            changedBy: string;
            code: string;
            nameEn: string;
            nameZh: string;
            values: components["schemas"]["StandardValue"][];
            /** Format: int32 */
            version: number;
        };
        ColumnProposal: {
            /** Format: int64 */
            misfits: number;
            name: string;
            /** Format: int64 */
            nulls: number;
            samples: string[];
            /** Format: int32 */
            scale: number;
            /** @enum {string} */
            type: "BOOLEAN" | "ENUM" | "NUMBER" | "DATE" | "MULTI";
        };
        Communication: {
            kind: "Communication";
        } & (Omit<components["schemas"]["ElementContent"], "kind"> & {
            channel?: string | null;
            materials?: (string | null)[] | null;
            message?: string | null;
            name?: components["schemas"]["Words"] | null;
            purpose?: string | null;
            talkTrack?: string | null;
            template?: string | null;
        });
        CompiledRuleClauseCount: {
            /** Format: int64 */
            count: number;
            path: string;
        };
        ComputationAsked: {
            definition: components["schemas"]["JsonNode"];
        };
        ComputationColumnView: {
            name: string;
            /** Format: int32 */
            scale: number;
            type: string;
        };
        ComputationStarted: {
            /** Format: int64 */
            id: number;
        };
        ComputationTableView: {
            code: string;
            columns: components["schemas"]["ComputationColumnView"][];
            day: string | null;
        };
        ComputationWanted: {
            create?: boolean | null;
            definition: components["schemas"]["JsonNode"];
            nameEn: string;
            nameZh: string;
            /** @enum {string} */
            tagClass: "DEMOGRAPHIC" | "BEHAVIOUR" | "TRANSACTION" | "CONSUMPTION" | "MARKETING";
        };
        ComputationWantedRun: {
            tags: string[];
        };
        ComputationWantedTable: {
            name?: string | null;
            sources?: string[] | null;
        };
        ConflictsAmbiguous: {
            meanings: components["schemas"]["ConflictsCodeMeaning"][];
            raw: string;
            standard: string;
        };
        ConflictsCodeMeaning: {
            code: string;
            column: string;
            source: string;
        };
        ConflictsDisagreement: {
            coarse: boolean;
            /** Format: int64 */
            customers: number | null;
            leftColumn: string;
            leftSource: string;
            pairs: components["schemas"]["DisagreementsCodePair"][];
            rightColumn: string;
            rightSource: string;
            standard: string;
        };
        ConflictsStandardConflicts: {
            ambiguous: components["schemas"]["ConflictsAmbiguous"][];
            disagreements: components["schemas"]["ConflictsDisagreement"][];
            unmapped: components["schemas"]["ConflictsUnmappedRaw"][] | null;
        };
        ConflictsUnmappedRaw: {
            column: string;
            /** Format: int64 */
            columnId: number;
            raw: string;
            /** Format: int64 */
            rows: number;
            source: string;
            standard: string;
        };
        Consent: {
            channel: string;
            evidence: string;
            purpose: string;
            segment?: string | null;
            source?: string | null;
        };
        ConsentAct: {
            actor: string;
            /** Format: date-time */
            at: string;
            channel: string;
            /** Format: int64 */
            customers: number;
            evidence: string;
            /** Format: int64 */
            id: number;
            /** @enum {string} */
            kind: "GRANT" | "WITHDRAW";
            purpose: string;
            source: string;
        };
        ConsentReceipt: {
            /** Format: int64 */
            customers: number;
        };
        CustomerChapterFacts: {
            complete: boolean;
            facts: components["schemas"]["CustomerFact"][];
        };
        CustomerConsentReceipt: {
            /** Format: int64 */
            customers: number;
        };
        CustomerFact: {
            /** Format: date-time */
            at: string | null;
            code: string;
            group: string;
            marks: ("PREDICTED" | "STALE" | "SUSPENDED")[];
            nameEn: string;
            nameZh: string;
            source: string;
            type: string | null;
            unit: string | null;
            values: string[];
        };
        CustomerListedConsent: {
            channel: string;
            customers: string[];
            evidence: string;
            kind?: ("GRANT" | "WITHDRAW") | null;
            purpose: string;
            source?: string | null;
        };
        CustomerTouchesTrace: {
            channel: string;
            detail: string | null;
            dropped: boolean;
            /** Format: date-time */
            due: string;
            /** Format: int32 */
            failedAttempts: number;
            origin: string;
            outcome: string | null;
            /** Format: date-time */
            plannedAt: string;
            purpose: string;
            refused: ("UNREACHABLE" | "DECEASED" | "DO_NOT_CONTACT" | "BLACK_LISTED" | "COMPLAINT" | "EMPLOYEE" | "NO_CONSENT" | "FREQUENCY_CAP" | "CAPACITY" | "NOT_RENDERED" | "REFUSED_BY_CHANNEL" | "STOPPED" | "QUIET_HOURS" | "LEFT") | null;
            /** Format: date-time */
            retryAt: string | null;
            /** Format: date-time */
            sentAt: string | null;
            state: string | null;
            template: string;
            /** Format: int32 */
            templateVersion: number;
        };
        CustomerView: {
            branch: string | null;
            chapters: string[];
            consents: components["schemas"]["ConsentAct"][];
            email: string | null;
            key: string;
            mobile: string | null;
            name: string | null;
        };
        DailyResponses: {
            /** Format: int64 */
            control: number;
            /** Format: date */
            day: string;
            /** Format: int64 */
            treated: number;
        };
        DeadLetter: {
            /** Format: date-time */
            at: string;
            detail: string;
            feed: string | null;
            /** Format: int64 */
            id: number;
            origin: string;
            reason: string;
            /** Format: date-time */
            settledAt: string | null;
            settledBy: string | null;
            /** Format: int32 */
            size: number;
            source: string | null;
            /** @enum {string} */
            state: "OPEN" | "REPLAYED" | "GIVEN_UP";
            type: string | null;
        };
        DeadLetterDisclosedLetter: {
            payload: string;
        };
        DeadLetterDisclosureReason: {
            reason: string;
        };
        DeadLetterFacets: {
            reasons: components["schemas"]["LetterDeskLetterFacet"][];
            sources: components["schemas"]["LetterDeskLetterFacet"][];
            types: components["schemas"]["LetterDeskLetterFacet"][];
        };
        DeadLetterLetterChoice: {
            ids?: number[] | null;
            /** Format: int32 */
            most?: number | null;
            reason?: string | null;
            source?: string | null;
            type?: string | null;
        };
        DeadLetterLetterMending: {
            edits?: components["schemas"]["ReplayingLettersLetterEdit"][] | null;
            payload?: string | null;
        };
        DeadLetterLettersGivenUp: {
            /** Format: int32 */
            letters: number;
        };
        DeadLetterPage: {
            items: components["schemas"]["DeadLetter"][];
            /** Format: int64 */
            total: number;
        };
        DeadLetterView: {
            fixed: components["schemas"]["JsonNode"] | null;
            letter: components["schemas"]["DeadLetter"];
            payload: components["schemas"]["JsonNode"];
            whole: boolean;
        };
        DeadLettersLetter: {
            campaign: string;
            channel: string;
            /** Format: int64 */
            customers: number;
            detail: string;
            /** Format: date-time */
            last: string;
            /** Format: int64 */
            runId: number;
            /** @enum {string} */
            state: "PLANNED" | "ACCEPTED" | "REFUSED_BY_CHANNEL" | "RETRY" | "IN_DOUBT" | "NOT_RENDERED" | "STOPPED" | "NO_CONSENT" | "UNREACHABLE" | "EXPIRED" | "LEFT";
        };
        DecisionApproval: {
            hash: string;
        };
        DecisionCertificate: {
            combinations: number;
            /** Format: int64 */
            compared: number;
            difference: string | null;
            exhaustive: boolean;
            place: string | null;
        };
        DecisionDraft: {
            author: string;
            /** Format: date-time */
            changedAt: string;
            hash: string;
            key: string;
        };
        DecisionTrial: {
            cases: {
                [key: string]: unknown | null;
            }[];
            xml: string;
        };
        DecisionVersion: {
            actor: string;
            /** Format: date-time */
            at: string;
            hash: string;
            key: string;
            name: string;
            /** Format: int32 */
            version: number;
        };
        Delivery: {
            campaign: string;
            name: string;
            snapshot: components["schemas"]["Snapshot"];
        };
        Deployment: {
            because: string[];
            cutOff: number;
            /** Format: date-time */
            decidedAt: string | null;
            decidedBy: string | null;
            /** Format: date-time */
            endedAt: string | null;
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            modelVersion: string;
            nameEn: string;
            nameZh: string;
            note: string | null;
            probability: number;
            reason: string;
            scoreTag: string;
            /** Format: date-time */
            scoresOf: string;
            /** @enum {string} */
            state: "WAITING" | "LIVE" | "RETURNED" | "ENDED";
            tag: string;
        };
        DescribingReleaseReleaseAhead: {
            /** Format: int64 */
            customers: number;
            /** Format: date-time */
            due: string | null;
            element: string;
            name: string;
            past: components["schemas"]["ReleaseRowsPastRelease"][];
            refused: components["schemas"]["DescribingReleaseWayAhead"][];
            released: components["schemas"]["DescribingReleaseWayAhead"][];
            soFar: components["schemas"]["DescribingReleaseSoFar"];
        };
        DescribingReleaseSoFar: {
            /** Format: int64 */
            answered: number;
            /** Format: int64 */
            inDoubt: number;
            /** Format: int64 */
            planned: number;
            /** Format: int64 */
            reached: number;
            /** Format: int64 */
            sent: number;
        };
        DescribingReleaseWayAhead: {
            body: string | null;
            channel: string | null;
            element: string;
            everybody: boolean;
            kind: string;
            name: string;
            subject: string | null;
            template: string | null;
            /** Format: int32 */
            version: number | null;
        };
        DetectableEffect: {
            /** Format: double */
            base: number;
            /** Format: int64 */
            control: number;
            observedIn: string | null;
            /** Format: double */
            smallest: number | null;
            /** Format: int64 */
            treated: number;
        };
        Dictionary: {
            code: string;
            /** Format: int64 */
            entries: number;
            loading: components["schemas"]["DictionaryLoading"] | null;
            nameEn: string;
            nameZh: string;
            /** @enum {string} */
            subject: "KIND" | "CODE" | "PRODUCT" | "MERCHANT";
            /** Format: date-time */
            updatedAt: string;
        };
        DictionaryCodeBatch: {
            codes: string[];
        };
        DictionaryEntryBatch: {
            entries: components["schemas"]["Entry"][];
        };
        DictionaryEntryPage: {
            items: components["schemas"]["Entry"][];
            next: string | null;
        };
        DictionaryLoading: {
            /** Format: int64 */
            done: number;
            /** @enum {string} */
            stage: "LINES" | "ENTRIES" | "CHINESE_NAMES" | "ENGLISH_NAMES";
            /** Format: date-time */
            startedAt: string;
            /** Format: int64 */
            total: number | null;
        };
        DictionaryNamedCodes: {
            items: components["schemas"]["Entry"][];
            unknown: string[];
        };
        DictionaryNames: {
            nameEn: string;
            nameZh: string;
            /** @enum {string} */
            subject: "KIND" | "CODE" | "PRODUCT" | "MERCHANT";
        };
        DisagreementsCodePair: {
            /** Format: int64 */
            customers: number;
            left: string;
            right: string;
        };
        DispatchNote: {
            note?: string | null;
        };
        DispatchPriority: {
            /** Format: int32 */
            priority: number;
        };
        DispatchRelease: {
            note?: string | null;
            reason?: ("PAUSED" | "STOPPED" | "RESTORED") | null;
        };
        DispatchView: {
            holds: components["schemas"]["HoldsHold"][];
            paused: boolean;
        };
        DoubtsGroup: {
            campaign: string;
            channel: string;
            /** Format: int64 */
            customers: number;
            /** Format: date-time */
            newest: string;
            /** Format: date-time */
            oldest: string;
            reason: string;
            /** Format: int64 */
            runId: number;
        };
        DoubtsLettersResent: {
            /** Format: int64 */
            customers: number;
            refused: {
                [key: string]: number;
            };
        };
        DoubtsLettersToResend: {
            channel?: string | null;
            /** Format: int64 */
            customers: number;
            detail?: string | null;
            note?: string | null;
            /** Format: int64 */
            runId: number;
            state?: ("PLANNED" | "ACCEPTED" | "REFUSED_BY_CHANNEL" | "RETRY" | "IN_DOUBT" | "NOT_RENDERED" | "STOPPED" | "NO_CONSENT" | "UNREACHABLE" | "EXPIRED" | "LEFT") | null;
        };
        DoubtsSettled: {
            /** Format: int64 */
            customers: number;
        };
        DoubtsSettling: {
            channel?: string | null;
            /** Format: int64 */
            customers: number;
            note?: string | null;
            reason?: string | null;
            /** Format: int64 */
            runId: number;
            verdict?: ("ACCEPTED" | "REFUSED" | "SEND_AGAIN") | null;
        };
        DriftBookLine: {
            /** Format: date */
            asOf: string;
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            everyone: number;
            /** Format: int64 */
            known: number;
            /** Format: double */
            precision: number | null;
            /** Format: double */
            psi: number | null;
            /** Format: int64 */
            run: number;
            sameDefinition: boolean;
        };
        DriftClosing: {
            note?: string | null;
        };
        DrillStep: {
            slots?: components["schemas"]["Slot"][] | null;
            tag?: string | null;
        };
        Effect: {
            /** Format: double */
            difference: number;
            /** Format: double */
            high: number;
            /** Format: double */
            level: number;
            /** Format: double */
            low: number;
            method: string;
        };
        ElementContent: {
            kind: string;
        };
        ElementCount: {
            elementId: string;
            /** Format: int64 */
            entered: number;
            /** Format: int64 */
            left: number;
            /** Format: int64 */
            waiting: number;
        };
        ElementPace: {
            elementId: string;
            /** Format: int64 */
            left: number;
        };
        ElementUse: {
            code: string;
            /** @enum {string} */
            kind: "CAMPAIGN" | "ELEMENT";
            name: string;
            state: string;
            /** Format: int32 */
            version: number | null;
        };
        ElementViewsElementChange: {
            after: string;
            before: string;
            field: string;
        };
        ElementViewsElementSummary: {
            /** Format: date-time */
            changedAt: string;
            expired: boolean;
            key: string;
            /** @enum {string} */
            kind: "PRODUCT" | "BENEFIT" | "MATERIAL" | "TALK_TRACK" | "COMMUNICATION" | "RESPONSE" | "SUCCESS_CRITERION" | "CAMPAIGN_TYPE";
            name: components["schemas"]["Words"] | null;
            /** Format: int32 */
            newest: number;
            owner: string;
            retired: boolean;
            /** @enum {string} */
            state: "DRAFT" | "IN_REVIEW" | "APPROVED" | "WITHDRAWN";
            /** Format: int32 */
            usable: number | null;
            /** Format: date */
            validTo: string | null;
        };
        ElementViewsElementVersionView: {
            author: string;
            content: components["schemas"]["Benefit"] | components["schemas"]["CampaignType"] | components["schemas"]["Communication"] | components["schemas"]["Material"] | components["schemas"]["Product"] | components["schemas"]["ResponseMeaning"] | components["schemas"]["SuccessCriterion"] | components["schemas"]["TalkTrack"];
            /** Format: date-time */
            decidedAt: string | null;
            decidedBy: string | null;
            hash: string;
            may: ("SUBMIT" | "APPROVE" | "REFUSE" | "WITHDRAW")[];
            note: string;
            /** Format: int32 */
            number: number;
            /** Format: date-time */
            savedAt: string;
            /** @enum {string} */
            state: "DRAFT" | "IN_REVIEW" | "APPROVED" | "WITHDRAWN";
            /** Format: date-time */
            submittedAt: string | null;
            submittedBy: string | null;
        };
        ElementViewsElementView: {
            /** Format: int64 */
            hiddenUsers: number;
            mayEdit: boolean;
            mayRetire: boolean;
            summary: components["schemas"]["ElementViewsElementSummary"];
            users: components["schemas"]["ElementUse"][];
            versions: components["schemas"]["ElementViewsElementVersionView"][];
        };
        ElementsElementDraft: {
            content: components["schemas"]["Benefit"] | components["schemas"]["CampaignType"] | components["schemas"]["Communication"] | components["schemas"]["Material"] | components["schemas"]["Product"] | components["schemas"]["ResponseMeaning"] | components["schemas"]["SuccessCriterion"] | components["schemas"]["TalkTrack"];
            /** Format: int32 */
            seen: number;
        };
        ElementsElementMove: {
            /** @enum {string} */
            move: "SUBMIT" | "APPROVE" | "REFUSE" | "WITHDRAW";
            note?: string | null;
            /** Format: int32 */
            version: number;
        };
        EnteringListTaken: {
            /** Format: int64 */
            batch: number | null;
            findings: components["schemas"]["Finding"][];
            /** Format: int64 */
            lines: number;
            /** Format: int64 */
            refused: number;
            state: ("TAKEN" | "WAITING" | "ACCEPTED" | "RETURNED") | null;
            /** Format: int64 */
            taken: number;
        };
        Entry: {
            code: string;
            nameEn?: string | null;
            nameZh: string;
        };
        EntryRule: {
            /** Format: date-time */
            changedAt: string;
            changedBy: string;
            code: string;
            /** @enum {string} */
            kind: "REQUIRED" | "LENGTH" | "RANGE" | "STANDARD" | "DICTIONARY" | "CHECK_DIGIT" | "PATTERN";
            max: string | null;
            messageEn: string;
            messageZh: string;
            min: string | null;
            nameEn: string;
            nameZh: string;
            pattern: string | null;
            reference: string | null;
            /** Format: int32 */
            version: number;
        };
        EstimatingJourneyEstimate: {
            /** Format: date-time */
            asOf: string;
            /** Format: int64 */
            audience: number;
            elements: components["schemas"]["EstimatingJourneyEstimated"][];
            flows: components["schemas"]["EstimatingJourneyEstimated"][];
            notes: components["schemas"]["Finding"][];
        };
        EstimatingJourneyEstimated: {
            /** @enum {string} */
            certainty: "EXACT" | "UP_TO" | "UNKNOWN";
            /** Format: int64 */
            customers: number;
            id: string;
        };
        EvaluationsOfCustomerEvaluationOf: {
            found: components["schemas"]["EvaluationsToldToldEvaluation"];
            name: string;
            way: components["schemas"]["EvaluationsOfCustomerWayGone"] | null;
        };
        EvaluationsOfCustomerWayGone: {
            flow: string;
            name: string;
            to: string;
        };
        EvaluationsToldToldArm: {
            /** Format: int64 */
            converted: number;
            /** Format: int64 */
            customers: number;
        };
        EvaluationsToldToldEffect: {
            /** Format: double */
            difference: number;
            /** Format: double */
            high: number;
            /** Format: double */
            low: number;
        };
        EvaluationsToldToldEvaluation: {
            /** Format: date-time */
            at: string;
            control: components["schemas"]["EvaluationsToldToldArm"];
            effect: components["schemas"]["EvaluationsToldToldEffect"] | null;
            element: string;
            treated: components["schemas"]["EvaluationsToldToldArm"];
            /** @enum {string} */
            verdict: "BETTER" | "NO_DIFFERENCE" | "WORSE";
        };
        EventFunnel: {
            /** Format: date-time */
            asOf: string;
            coarse: boolean;
            groups: components["schemas"]["PortraitGroup"][];
            /** Format: double */
            millis: number;
            /** Format: int32 */
            smallestGroup: number;
            steps: components["schemas"]["PortraitRemaining"][];
        };
        EventMapping: {
            at: components["schemas"]["EventMappingTimeOf"];
            customer: string;
            fields: {
                [key: string]: components["schemas"]["EventMappingFieldOf"];
            };
            id: string[];
            type: components["schemas"]["EventMappingTypeOf"];
        };
        EventMappingFieldOf: {
            /** @enum {string} */
            as: "IS" | "TEXT" | "NUMBER";
            pointer: string;
        };
        EventMappingTimeOf: {
            format: string;
            pointer: string;
            zone?: string | null;
        };
        EventMappingTypeOf: {
            constant?: string | null;
            names?: {
                [key: string]: string;
            } | null;
            pointer?: string | null;
        };
        EventReactionsReaction: {
            code: string;
            eventType: string;
            live: boolean;
            name: string;
        };
        EventSource: {
            code: string;
            hasKey: boolean;
            mapping: components["schemas"]["EventMapping"];
            nameEn: string;
            nameZh: string;
            owner: string;
            /** @enum {string} */
            state: "DRAFT" | "ACTIVE" | "PAUSED";
            topic: string | null;
            /** @enum {string} */
            undeclared: "ACCEPT" | "REFUSE";
            /** Format: date-time */
            updatedAt: string;
            updatedBy: string;
            /** @enum {string} */
            way: "KAFKA" | "HTTP" | "FILE";
        };
        EventSourceSourceKeyMade: {
            key: string;
        };
        EventSourceTrialQuestion: {
            mapping: components["schemas"]["EventMapping"];
            sample: components["schemas"]["TrialSampleQuestion"];
        };
        EventSourceView: {
            intake: components["schemas"]["IntakeStatus"] | null;
            source: components["schemas"]["EventSource"];
        };
        EventType: {
            code: string;
            customerPointer: string;
            keyEvent: boolean;
            keyPointer: string;
            nameEn: string;
            nameZh: string;
            owner: string;
            reaction: string | null;
            source: string;
            timePointer: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: int32 */
            version: number;
        };
        EventTypeDraft: {
            customerPointer?: string | null;
            keyEvent: boolean;
            keyPointer?: string | null;
            nameEn: string;
            nameZh: string;
            note?: string | null;
            owner: string;
            reaction?: string | null;
            sample: components["schemas"]["JsonNode"];
            schema: components["schemas"]["JsonNode"];
            source: string;
            timePointer?: string | null;
            /** Format: int32 */
            version?: number | null;
        };
        Examination: {
            /** Format: int64 */
            asked: number;
            exhaustive: boolean;
            findings: components["schemas"]["Finding"][];
            gaps: {
                [key: string]: unknown | null;
            }[];
            inputs: components["schemas"]["ExaminationInput"][];
            moves: components["schemas"]["VersionMoves"];
            overlaps: components["schemas"]["ExaminationOverlap"][];
            rows: components["schemas"]["ExaminationRowCount"][];
            /** Format: int64 */
            undecided: number;
        };
        ExaminationInput: {
            name: string;
            type: string;
        };
        ExaminationOverlap: {
            /** Format: int32 */
            earlier: number;
            example: {
                [key: string]: unknown | null;
            };
            harmless: boolean;
            /** Format: int32 */
            later: number;
        };
        ExaminationRowCount: {
            /** Format: int64 */
            customers: number | null;
            reachable: boolean;
            /** Format: int32 */
            rule: number;
        };
        ExaminingDecisionHitRow: {
            /** Format: int32 */
            rule: number;
            values: {
                [key: string]: string;
            };
        };
        ExaminingDecisionTried: {
            hits: components["schemas"]["ExaminingDecisionHitRow"][];
            refusal: string | null;
        };
        ExaminingDecisionVersionComparison: {
            /** Format: int64 */
            asked: number;
            /** Format: int32 */
            from: number;
            moves: components["schemas"]["VersionMoves"];
            /** Format: int32 */
            to: number;
        };
        ExplainingCampaignAudience: {
            frozen: boolean | null;
            /** Format: date-time */
            frozenAt: string | null;
            /** Format: int32 */
            frozenVersion: number | null;
            segment: components["schemas"]["ExplainingMembershipExplained"] | null;
        };
        ExplainingCampaignCampaignExplanation: {
            /** Format: date-time */
            asOf: string;
            audience: components["schemas"]["ExplainingCampaignAudience"] | null;
            campaign: string;
            contacts: components["schemas"]["ExplainingCampaignContacting"][];
            decisions: components["schemas"]["ExplainingDecisionsDecided"][];
            draw: components["schemas"]["ExplainingCampaignDraw"] | null;
            evaluations: components["schemas"]["EvaluationsOfCustomerEvaluationOf"][];
            name: string;
            reason: string;
            releases: components["schemas"]["ReleasesOfCustomerReleaseOf"][];
            /** @enum {string} */
            state: "DRAFT" | "IN_APPROVAL" | "APPROVED" | "LIVE" | "FINISHED" | "STOPPED";
        };
        ExplainingCampaignContacting: {
            policy: components["schemas"]["PolicyStage"][];
            round: components["schemas"]["ExplainingCampaignContested"] | null;
            text: string | null;
            touch: components["schemas"]["CustomerTouchesTrace"];
        };
        ExplainingCampaignContestWinner: {
            channel: string;
            code: string | null;
            /** Format: int64 */
            granted: number | null;
            name: string | null;
            /** Format: int32 */
            priority: number;
        };
        ExplainingCampaignContested: {
            /** Format: date-time */
            closedAt: string;
            lostTo: components["schemas"]["ExplainingCampaignContestWinner"][];
            /** Format: int32 */
            places: number;
            /** Format: int32 */
            priority: number;
            /** Format: int32 */
            rank: number;
        };
        ExplainingCampaignDraw: {
            /** Format: date-time */
            at: string | null;
            /** Format: int64 */
            below: number;
            control: boolean;
            /** Format: int32 */
            number: number;
        };
        ExplainingContactExplanation: {
            allowed: boolean;
            /** Format: date-time */
            asOf: string;
            capsTable: string;
            /** Format: int32 */
            capsVersion: number;
            contacts: components["schemas"]["ExplainingContactPast"][];
            /** Format: date-time */
            earliest: string;
            /** Format: double */
            pressure: number;
            stages: components["schemas"]["PolicyStage"][];
        };
        ExplainingContactPast: {
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            campaign: number;
            channel: string;
            purpose: string;
        };
        ExplainingDecisionsAlternative: {
            change: components["schemas"]["SmallestChangeChange"];
            gives: components["schemas"]["ExplainingDecisionsTableAnswer"];
        };
        ExplainingDecisionsDecided: {
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["ExplainingDecisionsAlternative"][];
            decision: string;
            element: string;
            now: components["schemas"]["ExplainingDecisionsTableAnswer"] | null;
            outputs: {
                [key: string]: string;
            };
            remark: string | null;
            /** Format: int32 */
            rule: number;
            ruleId: string | null;
            seen: components["schemas"]["SeenValue"][];
            /** Format: int32 */
            version: number;
        };
        ExplainingDecisionsTableAnswer: {
            outputs: {
                [key: string]: string;
            };
            /** Format: int32 */
            rule: number;
        };
        ExplainingMembershipExplained: {
            /** Format: date-time */
            asOf: string;
            changes: components["schemas"]["SmallestChangeChange"][];
            definition: components["schemas"]["JsonNode"];
            kind: string;
            member: boolean;
            parts: components["schemas"]["ExplainingMembershipPart"][];
            seen: components["schemas"]["SeenValue"][];
            segment: string;
            /** Format: int32 */
            version: number;
            within: boolean;
        };
        ExplainingMembershipPart: {
            hits: boolean;
            path: string;
        };
        Finding: {
            code: string;
            message: string;
            place: string;
        };
        FindingsFinding: {
            /** Format: int64 */
            id: number;
            kind: string;
            nameEn: string;
            nameZh: string;
            /** Format: date-time */
            openedAt: string;
            owner: string | null;
            /** Format: int64 */
            runId: number;
            tagCode: string;
            /** Format: double */
            threshold: number;
            /** Format: double */
            value: number;
        };
        FixedSettingsFixedSetting: {
            property: string;
            value: string;
        };
        FlowCount: {
            /** Format: int64 */
            count: number;
            flowId: string;
        };
        FunnelQuestion: {
            segments?: string[] | null;
            sequence?: components["schemas"]["JsonNode"] | null;
            within?: components["schemas"]["JsonNode"] | null;
        };
        FunnelStep: {
            /** Format: int64 */
            accepted: number;
            /** Format: int64 */
            candidates: number;
            channel: string;
            elementId: string;
            /** Format: int64 */
            inDoubt: number;
            /** Format: int64 */
            planned: number;
            refused: {
                [key: string]: number;
            };
        };
        GroupingApproval: {
            hash: string;
        };
        GroupingDraft: {
            approvalAbove?: number | null;
            base?: string | null;
            method: string;
            name: string;
            settings?: components["schemas"]["JsonNode"] | null;
            /** Format: int32 */
            version?: number | null;
        };
        GroupingRefusal: {
            comment: string;
        };
        GroupingRepeat: {
            at?: string | null;
            /** Format: int32 */
            days?: number | null;
        };
        GroupingRunView: {
            approvalAbove: number | null;
            /** Format: date-time */
            asOf: string | null;
            askedBy: string | null;
            baseHash: string | null;
            /** Format: int64 */
            baseSize: number | null;
            cancelling: boolean;
            comment: string | null;
            /** Format: date-time */
            decidedAt: string | null;
            decidedBy: string | null;
            /** Format: int32 */
            division: number | null;
            /** Format: int64 */
            done: number;
            findings: components["schemas"]["Finding"][];
            /** Format: date-time */
            finishedAt: string | null;
            groups: components["schemas"]["StoredGroup"][] | null;
            hash: string | null;
            /** Format: int64 */
            id: number;
            moves: components["schemas"]["Moves"] | null;
            own: boolean;
            problem: string | null;
            problemCode: string | null;
            settings: components["schemas"]["JsonNode"];
            stage: string | null;
            standing: ("OPEN" | "AWAITING" | "IN_EFFECT" | "REPLACED" | "REFUSED" | "DISCARDED") | null;
            /** Format: date-time */
            startedAt: string;
            startedBy: string;
            /** @enum {string} */
            state: "WAITING" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED";
            summary: components["schemas"]["JsonNode"] | null;
            /** Format: int64 */
            total: number;
        };
        GroupingView: {
            approvalAbove: number | null;
            author: string;
            base: string | null;
            baseName: string | null;
            code: string;
            inEffect: components["schemas"]["GroupingRunView"] | null;
            method: string;
            name: string;
            newest: components["schemas"]["GroupingRunView"] | null;
            owner: string;
            repeatAt: string | null;
            /** Format: int32 */
            repeatDays: number | null;
            settings: components["schemas"]["JsonNode"];
            /** Format: date-time */
            updatedAt: string;
            /** Format: int32 */
            version: number;
        };
        GroupingsCount: {
            detail: components["schemas"]["JsonNode"];
            key: string;
            nameEn: string;
            nameZh: string;
            /** Format: int64 */
            size: number;
        };
        GroupingsPreview: {
            /** Format: int64 */
            base: number;
            groups: components["schemas"]["GroupingsCount"][] | null;
            segments: {
                [key: string]: number;
            };
            summary: components["schemas"]["JsonNode"];
        };
        HandOversLatency: {
            /** Format: int64 */
            messages: number;
            /** Format: int64 */
            p50: number | null;
            /** Format: int64 */
            p95: number | null;
            /** Format: int64 */
            p99: number | null;
        };
        HoldsHold: {
            actor: string;
            channel: string;
            note: string;
            /** @enum {string} */
            reason: "PAUSED" | "STOPPED" | "RESTORED";
            /** Format: date-time */
            since: string;
        };
        Home: {
            /** Format: date-time */
            asOf: string;
            /** Format: int64 */
            campaigns: number;
            /** Format: int64 */
            liveCampaigns: number;
            loading: components["schemas"]["LoadingProgress"] | null;
            /** Format: int64 */
            waitingForMe: number;
        };
        ImportPlace: {
            connection: string;
            name: string;
            schema?: string | null;
        };
        ImportPreview: {
            columns: components["schemas"]["ColumnProposal"][];
            delimiter: string | null;
            encoding: string | null;
            findings: components["schemas"]["Finding"][];
            header: string[];
            /** @enum {string} */
            kind: "CSV" | "PARQUET" | "JDBC" | "KAFKA";
            rows: (string | null)[][];
            /** Format: int64 */
            total: number;
            /** Format: uuid */
            upload: string;
        };
        ImportRejections: {
            items: components["schemas"]["Rejection"][];
            /** Format: int64 */
            total: number;
        };
        ImportRequest: {
            branch?: string | null;
            code?: string | null;
            columns?: components["schemas"]["MappingDraftChoice"][] | null;
            customerName?: string | null;
            email?: string | null;
            key?: string | null;
            mobile?: string | null;
            name?: string | null;
            newStructure?: boolean | null;
            /** Format: uuid */
            upload: string;
        };
        ImportStarted: {
            /** Format: int64 */
            id: number;
        };
        ImportStatus: {
            /** Format: int64 */
            accepted: number;
            /** Format: int64 */
            addressesLeftOut: number;
            /** Format: int64 */
            changed: number;
            code: string;
            /** Format: int64 */
            created: number;
            /** Format: date-time */
            finishedAt: string | null;
            /** Format: int64 */
            id: number;
            /** @enum {string} */
            kind: "CSV" | "PARQUET" | "JDBC" | "KAFKA";
            name: string;
            problem?: components["schemas"]["ImportStatusProblem"];
            /** Format: double */
            progress: number;
            /** Format: int64 */
            rejected: number;
            /** Format: int64 */
            removed: number;
            /** Format: int64 */
            rows: number;
            /** Format: date-time */
            startedAt: string;
            startedBy: string;
            /** @enum {string} */
            state: "RUNNING" | "DONE" | "FAILED";
            /** Format: int64 */
            unchanged: number;
        };
        ImportStatusProblem: {
            code: string;
            message: string;
        };
        ImportingTagsMovingLine: {
            code: string;
            nameEn: string;
            nameZh: string;
            /** @enum {string} */
            standing: "NEW" | "SAME" | "TAKEN" | "TWIN" | "UNFIT";
            twin: string | null;
        };
        ImportingTagsMovingReport: {
            findings: components["schemas"]["Finding"][];
            /** Format: int64 */
            run: number | null;
            tags: components["schemas"]["ImportingTagsMovingLine"][];
        };
        InsightReachQuestion: {
            cutOff?: number | null;
            scoreTag?: string | null;
        };
        InsightReview: {
            deployment: components["schemas"]["Deployment"];
            own: boolean;
            reach: components["schemas"]["ProposingModelInsightReach"];
        };
        InsightReviewInsightDecision: {
            accept: boolean;
            note?: string | null;
        };
        InsightView: {
            deployment: components["schemas"]["Deployment"];
            /** Format: int64 */
            known: number;
            leads: components["schemas"]["LeadCounts"];
            rounds: components["schemas"]["LeadRound"][];
        };
        IntakeReport: {
            /** Format: int32 */
            accepted: number;
            /** Format: int32 */
            deadLettered: number;
            /** Format: int32 */
            duplicates: number;
        };
        IntakeStatus: {
            /** Format: int64 */
            lag: number;
            reason: string;
            /** @enum {string} */
            state: "IDLE" | "FOLLOWING" | "UNREACHABLE" | "STOPPED";
        };
        InterimsInterimView: {
            /** Format: date-time */
            at: string;
            control: components["schemas"]["ReportGroup"];
            effect: components["schemas"]["Effect"] | null;
            element: string;
            treated: components["schemas"]["ReportGroup"];
            /** @enum {string} */
            verdict: "BETTER" | "NO_DIFFERENCE" | "WORSE";
        };
        JoiningProductsWantedJoin: {
            customerTag?: string | null;
            nameEn?: string | null;
            nameZh?: string | null;
            productTag?: string | null;
            tag?: string | null;
        };
        JourneyDraft: {
            author: string;
            /** Format: int32 */
            basedOn: number | null;
            key: string;
            name: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: int64 */
            version: number;
            xml: string;
        };
        JourneyListDraftMark: {
            author: string;
            /** Format: date-time */
            updatedAt: string;
        };
        JourneyListJourneyItem: {
            /** Format: int32 */
            campaigns: number;
            draft: components["schemas"]["JourneyListDraftMark"] | null;
            key: string;
            /** @enum {string} */
            kind: "JOURNEY" | "LIFE_CYCLE";
            name: string;
            /** @enum {string} */
            origin: "STARTER" | "DRAWN" | "DRAFT";
            /** Format: date-time */
            savedAt: string | null;
            startMessage: string | null;
            users: components["schemas"]["JourneyListJourneyUser"][];
            /** Format: int32 */
            version: number | null;
        };
        JourneyListJourneyUser: {
            code: string;
            name: string;
            /** @enum {string} */
            state: "DRAFT" | "IN_APPROVAL" | "APPROVED" | "LIVE" | "FINISHED" | "STOPPED";
        };
        JourneysDraftSaved: {
            author: string;
            name: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: int64 */
            version: number;
        };
        JourneysDraftToSave: {
            /** Format: int32 */
            basedOn?: number | null;
            takeOver: boolean;
            /** Format: int64 */
            version: number;
            xml: string;
        };
        JourneysPublication: {
            /** Format: int64 */
            version: number;
        };
        JourneysPublished: {
            key: string;
            /** Format: int32 */
            version: number;
        };
        JourneysToEstimate: {
            segment?: string | null;
            xml: string;
        };
        JsonNode: unknown;
        LeadCounts: {
            /** Format: int64 */
            done: number;
            /** Format: int64 */
            interested: number;
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            withdrawn: number;
        };
        LeadRound: {
            /** Format: int64 */
            above: number;
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            leads: number;
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            refused: {
                [key: string]: number;
            };
        };
        LetterDeskLetterFacet: {
            /** Format: int64 */
            letters: number;
            value: string | null;
        };
        LineageGraph: {
            edges: components["schemas"]["LineageGraphLineageEdge"][];
            nodes: components["schemas"]["LineageGraphLineageThing"][];
        };
        LineageGraphLineageEdge: {
            from: string;
            to: string;
        };
        LineageGraphLineageThing: {
            code: string;
            decision: string | null;
            id: string;
            kind: string;
            name: string;
            nameEn: string;
            /** Format: int32 */
            row: number | null;
            /** Format: int32 */
            version: number | null;
        };
        ListReadingRefused: {
            key: string;
            /** Format: int64 */
            number: number;
            /** @enum {string} */
            reason: "UNKNOWN" | "MALFORMED";
        };
        ListReport: {
            actor: string;
            /** Format: int64 */
            appendedTo: number | null;
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            customers: number;
            /** Format: int64 */
            duplicates: number;
            file: string;
            firstRefused: components["schemas"]["ListReadingRefused"][];
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            lines: number;
            /** Format: int64 */
            malformed: number;
            /** Format: int64 */
            unknown: number;
        };
        LiveCampaignTouch: {
            channel: string;
            customer: string;
            detail: string | null;
            /** Format: date-time */
            due: string;
            element: string;
            /** Format: int32 */
            failedAttempts: number;
            /** Format: date-time */
            retryAt: string | null;
            state: string;
        };
        LiveNumbersLive: {
            /** Format: date-time */
            asOf: string;
            elements: components["schemas"]["ElementCount"][];
            flows: components["schemas"]["FlowCount"][];
            paces: components["schemas"]["ElementPace"][];
            paused: boolean;
            places: components["schemas"]["PlacePulse"][];
            settled: boolean;
            /** @enum {string} */
            state: "DRAFT" | "IN_APPROVAL" | "APPROVED" | "LIVE" | "FINISHED" | "STOPPED";
            steps: components["schemas"]["StepProgress"][];
            touch: components["schemas"]["TouchCounts"];
        };
        LiveTouchPage: {
            items: components["schemas"]["LiveCampaignTouch"][];
            next: string | null;
        };
        Loaded: {
            /** Format: int64 */
            added: number;
            /** Format: int64 */
            changed: number;
            firstRefused: components["schemas"]["Finding"][];
            /** Format: int64 */
            lines: number;
            /** Format: int64 */
            refused: number;
        };
        LoadingProgress: {
            /** Format: int64 */
            done: number;
            /** Format: int64 */
            total: number;
            what: string;
        };
        ManifestChange: {
            after: string;
            before: string;
            field: string;
        };
        ManualEnteredBatch: {
            /** Format: date-time */
            enteredAt: string;
            enteredBy: string;
            /** Format: int32 */
            entries: number;
            /** Format: int64 */
            id: number;
            note: string | null;
            own: boolean;
            /** Format: date-time */
            reviewedAt: string | null;
            reviewedBy: string | null;
            /** @enum {string} */
            state: "TAKEN" | "WAITING" | "ACCEPTED" | "RETURNED";
            tag: string;
        };
        ManualEnteredValue: {
            customer: string;
            value?: string | null;
        };
        ManualEntryDecision: {
            accept: boolean;
            note?: string | null;
        };
        ManualEntryReview: {
            batch: components["schemas"]["ManualEnteredBatch"];
            lines: components["schemas"]["ReviewingEntryLine"][];
            tag: components["schemas"]["ManualTag"];
        };
        ManualTag: {
            nameEn: string;
            nameZh: string;
            review: boolean;
            rules: string[];
            /** Format: int32 */
            scale: number;
            tag: string;
            /** @enum {string} */
            type: "BOOLEAN" | "ENUM" | "NUMBER" | "DATE" | "MULTI";
        };
        ManualTagDraft: {
            create: boolean;
            definition?: string | null;
            nameEn?: string | null;
            nameZh?: string | null;
            review?: boolean | null;
            rules?: string[] | null;
            /** Format: int32 */
            scale?: number | null;
            tagClass?: ("POPULATION" | "BEHAVIOUR" | "TRANSACTION" | "CONSUMPTION" | "MARKETING") | null;
            theme?: ("NATURE" | "ASSETS" | "LIABILITIES" | "RISK" | "TRANSACTIONS" | "BEHAVIOUR" | "VALUE") | null;
            type?: ("BOOLEAN" | "ENUM" | "NUMBER" | "DATE" | "MULTI") | null;
        };
        MappingBatch: {
            mappings: components["schemas"]["CodeMapping"][];
        };
        MappingColumnMappings: {
            column: components["schemas"]["MappingStandardColumnView"];
            mappings: components["schemas"]["CodeMapping"][];
            unmapped: components["schemas"]["MappingRawCode"][] | null;
        };
        MappingDraftChoice: {
            include?: boolean | null;
            name: string;
            /** Format: int32 */
            scale?: number | null;
            type?: ("BOOLEAN" | "ENUM" | "NUMBER" | "DATE" | "MULTI") | null;
        };
        MappingLoadMappingsLoaded: {
            /** Format: int64 */
            added: number;
            /** Format: int64 */
            changed: number;
            firstRefused: components["schemas"]["Finding"][];
            /** Format: int64 */
            lines: number;
            /** Format: int64 */
            refused: number;
        };
        MappingNewStandardColumn: {
            column: string;
            sameCodes?: boolean | null;
            source: string;
            standard: string;
        };
        MappingRawBatch: {
            raws: string[];
        };
        MappingRawCode: {
            raw: string;
            /** Format: int64 */
            rows: number;
            /** Format: date-time */
            seenAt: string;
        };
        MappingStandardColumnView: {
            /** Format: date-time */
            changedAt: string;
            changedBy: string;
            column: string;
            /** Format: int64 */
            id: number;
            imported: boolean;
            /** Format: int64 */
            mapped: number;
            source: string;
            sourceName: string;
            standard: string;
            tag: boolean;
            /** Format: int64 */
            unmapped: number | null;
            /** Format: int64 */
            unmappedRows: number | null;
        };
        Material: {
            kind: "Material";
        } & (Omit<components["schemas"]["ElementContent"], "kind"> & {
            address?: string | null;
            approvalNumber?: string | null;
            form?: ("PICTURE" | "TEXT" | "DOCUMENT" | "VIDEO" | "PAGE") | null;
            language?: string | null;
            name?: components["schemas"]["Words"] | null;
            sha256?: string | null;
            text?: string | null;
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
        });
        MergedTablesMerged: {
            code: string;
            name: string;
            sources: string[];
        };
        Moves: {
            /** Format: int64 */
            against: number;
            /** Format: int64 */
            among: number;
            flows: components["schemas"]["MovesFlow"][];
            /** Format: int64 */
            moved: number;
        };
        MovesFlow: {
            /** Format: int64 */
            customers: number;
            from: string | null;
            to: string | null;
        };
        MovingChoice: {
            tags: string[];
        };
        MovingFile: {
            format: string;
            merged: components["schemas"]["MergedTablesMerged"][];
            tables: components["schemas"]["MovingFileMovingTable"][];
            tags: components["schemas"]["MovingFileMovingTag"][];
        };
        MovingFileMovingColumn: {
            name: string;
            /** Format: int32 */
            scale: number;
            /** @enum {string} */
            type: "BOOLEAN" | "ENUM" | "NUMBER" | "DATE" | "MULTI";
        };
        MovingFileMovingTable: {
            code: string;
            columns: components["schemas"]["MovingFileMovingColumn"][];
        };
        MovingFileMovingTag: {
            code: string;
            definition: components["schemas"]["JsonNode"];
            hash: string;
            nameEn: string;
            nameZh: string;
            sheet?: components["schemas"]["TagSheet"] | null;
            /** @enum {string} */
            tagClass: "DEMOGRAPHIC" | "BEHAVIOUR" | "TRANSACTION" | "CONSUMPTION" | "MARKETING";
        };
        NewerVersionsNewerVersion: {
            key: string;
            /** @enum {string} */
            kind: "JOURNEY" | "TEMPLATE" | "DECISION" | "FOLLOWED" | "BANK_WIDE";
            /** Format: int32 */
            latest: number;
            /** Format: int32 */
            submitted: number;
        };
        NewsItem: {
            /** Format: date-time */
            at: string;
            by: string;
            campaign: string;
            /** Format: int64 */
            id: number;
            name: string;
            text: string;
            unseen: boolean;
            /** @enum {string} */
            verdict: "COMMENTED" | "DELEGATED" | "SUBMITTED" | "WITHDRAWN" | "APPROVED" | "REFUSED" | "LAUNCHED" | "LAUNCH_REFUSED" | "RELEASE_ASKED" | "RELEASED" | "NOT_RELEASED" | "RELEASE_LAPSED" | "TABLE_CHANGED" | "STOPPED" | "FINISHED";
        };
        NewsPage: {
            items: components["schemas"]["NewsItem"][];
            /** Format: int64 */
            unseen: number;
        };
        NewsRead: {
            /** Format: int64 */
            upTo: number;
        };
        Night: {
            /** Format: date */
            asOf: string | null;
            /** Format: date-time */
            closedAt: string | null;
            closedBy: string | null;
            /** Format: date */
            day: string;
            /** Format: int32 */
            done: number | null;
            /** Format: date-time */
            dueAt: string;
            /** Format: int32 */
            failed: number | null;
            /** Format: date-time */
            finishedAt: string | null;
            /** Format: int32 */
            leftOut: number;
            /** Format: int32 */
            missed: number;
            note: string | null;
            /** Format: int64 */
            run: number | null;
            /** Format: date-time */
            startedAt: string;
            state: string | null;
            /** Format: int32 */
            total: number | null;
        };
        NightBookNightFailure: {
            nameEn: string;
            nameZh: string;
            problem: string;
            tagCode: string;
        };
        NightClosing: {
            note?: string | null;
        };
        NightRun: {
            /** Format: int64 */
            id: number;
        };
        NightWantedSchedule: {
            at?: string | null;
            enabled: boolean;
            /** Format: int32 */
            version: number;
        };
        NightlyTags: {
            /** Format: date-time */
            nextAt: string | null;
            nights: components["schemas"]["Night"][];
            schedule: components["schemas"]["TagSchedule"];
            zone: string;
        };
        Origin: {
            connection?: string;
            /** @enum {string} */
            kind: "CSV" | "PARQUET" | "JDBC" | "KAFKA";
            name?: string;
            schema?: string;
        };
        Parameter: {
            defaultValue: string | null;
            labelEn: string;
            labelZh: string;
            name: string;
            required: boolean;
            /** @enum {string} */
            type: "TEXT" | "NUMBER" | "DURATION" | "TEMPLATE" | "CHANNEL" | "NAME" | "DECISION";
        };
        PlacePulse: {
            /** Format: int64 */
            inDoubt: number;
            origin: string;
            /** Format: int64 */
            refused: number;
            /** Format: int64 */
            sentLately: number;
        };
        PolicyLimits: {
            /** Format: int32 */
            perDay?: number | null;
            /** Format: int32 */
            perMinute?: number | null;
        };
        PolicyListReceipt: {
            /** Format: int64 */
            act: number;
            /** Format: int64 */
            customers: number;
        };
        PolicyListed: {
            customers: string[];
            /** Format: date-time */
            from?: string | null;
            kind?: ("ADD" | "REMOVE") | null;
            reason: string;
            /** Format: date-time */
            until?: string | null;
        };
        PolicyName: {
            name: string;
        };
        PolicyQuietHours: {
            begins: string;
            ends: string;
        };
        PolicyReceipt: {
            /** Format: int64 */
            customers: number;
        };
        PolicyStage: {
            entries: components["schemas"]["PolicyStageEntry"][];
            reason: string;
            seen: {
                [key: string]: unknown;
            };
            stage: string;
            /** @enum {string} */
            verdict: "PASS" | "REFUSE" | "DEFER" | "NOT_ASKED";
        };
        PolicyStageEntry: {
            actor: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "ADD" | "REMOVE";
            /** @enum {string} */
            list: "DECEASED" | "DO_NOT_CONTACT" | "BLACK" | "COMPLAINT" | "EMPLOYEE" | "WHITE";
            reason: string;
            /** Format: date-time */
            until: string | null;
        };
        PolicyViewCapacity: {
            branch: string;
            channel: string;
            /** Format: int64 */
            dayUsed: number;
            /** Format: int64 */
            minuteUsed: number;
            /** Format: int32 */
            perDay: number | null;
            /** Format: int32 */
            perMinute: number | null;
        };
        PolicyViewHoliday: {
            /** Format: date */
            day: string;
            name: string;
        };
        PolicyViewLine: {
            calendar: boolean;
            channel: string;
            /** Format: int32 */
            max: number;
            purpose: string;
            scope: string;
            /** Format: int64 */
            seconds: number;
        };
        PolicyViewPage: {
            /** Format: date-time */
            asOf: string;
            capacities: components["schemas"]["PolicyViewCapacity"][];
            capsTable: string;
            /** Format: int32 */
            capsVersion: number;
            holidays: components["schemas"]["PolicyViewHoliday"][];
            lists: {
                [key: string]: number;
            };
            quiet: components["schemas"]["PolicyViewQuiet"][];
            zone: string;
        };
        PolicyViewQuiet: {
            begins: string;
            channel: string;
            ends: string;
        };
        PolicyZoned: {
            customers: string[];
            zone: string;
        };
        PortfolioCampaignRisk: {
            code: string;
            /** Format: int64 */
            count: number;
            subject: string | null;
        };
        PortfolioCapacityUse: {
            channel: string;
            /** Format: int32 */
            perDay: number | null;
            /** Format: int64 */
            today: number;
        };
        PortfolioItem: {
            code: string;
            name: string;
            next: components["schemas"]["PortfolioNextStep"];
            owner: string;
            paused: boolean;
            risks: components["schemas"]["PortfolioCampaignRisk"][];
            /** @enum {string} */
            state: "DRAFT" | "IN_APPROVAL" | "APPROVED" | "LIVE" | "FINISHED" | "STOPPED";
            /** @enum {string} */
            type: "BATCH" | "EVENT";
            uses: components["schemas"]["PortfolioCapacityUse"][];
        };
        PortfolioNextStep: {
            /** Format: date-time */
            at: string | null;
            element: string | null;
            /** @enum {string} */
            what: "APPROVAL" | "START" | "RELEASE" | "STEP" | "WAIT" | "EVENTS" | "SENDING" | "EVALUATION";
        };
        Portrait: {
            /** Format: date-time */
            asOf: string;
            /** Format: int64 */
            base: number | null;
            coarse: boolean;
            /** Format: int32 */
            counted: number;
            groups: components["schemas"]["PortraitGroup"][];
            /** Format: double */
            millis: number;
            sections: components["schemas"]["PortraitSection"][];
            /** Format: int32 */
            smallestGroup: number;
            tags: components["schemas"]["PortraitTagPortrait"][];
            trail: components["schemas"]["PortraitRemaining"][];
            warnings: components["schemas"]["PortraitWarning"][];
        };
        PortraitCell: {
            /** Format: int64 */
            base: number | null;
            /** Format: double */
            baseShare: number | null;
            groups: components["schemas"]["PortraitMeasure"][];
            slot: components["schemas"]["Slot"];
        };
        PortraitGroup: {
            code: string | null;
            /** Format: int64 */
            count: number | null;
            name: string | null;
        };
        PortraitKept: {
            name: string;
            question: components["schemas"]["Question"];
        };
        PortraitMade: {
            code: string;
            name: string;
        };
        PortraitMeasure: {
            /** Format: int64 */
            count: number | null;
            /** Format: double */
            index: number | null;
            /** Format: double */
            share: number | null;
        };
        PortraitModel: {
            /** Format: date-time */
            changedAt: string;
            changedBy: string;
            dimensions: components["schemas"]["PortraitModelDimension"][];
            /** Format: int32 */
            version: number;
        };
        PortraitModelAttribute: {
            code: string;
            nameEn: string;
            nameZh: string;
            tags: string[];
            takes: components["schemas"]["PortraitModelSort"][];
        };
        PortraitModelDimension: {
            attributes: components["schemas"]["PortraitModelAttribute"][];
            code: string;
            nameEn: string;
            nameZh: string;
        };
        PortraitModelDraft: {
            dimensions: components["schemas"]["PortraitModelDimension"][];
            /** Format: int32 */
            version: number;
        };
        PortraitModelLayers: {
            model: components["schemas"]["PortraitModel"];
            tags: components["schemas"]["PortraitModelPlacedTag"][];
        };
        PortraitModelPlacedTag: {
            attribute: string | null;
            code: string;
            dimension: string | null;
            nameEn: string;
            nameZh: string;
        };
        PortraitModelSort: {
            /** @enum {string} */
            theme: "NATURE" | "ASSETS" | "LIABILITIES" | "RISK" | "TRANSACTIONS" | "BEHAVIOUR" | "VALUE";
            type?: ("POPULATION" | "BEHAVIOUR" | "TRANSACTION" | "CONSUMPTION" | "MARKETING") | null;
        };
        PortraitRemaining: {
            counts: (number | null)[];
            /** Format: int32 */
            step: number;
        };
        PortraitSection: {
            attributes: components["schemas"]["PortraitSectionAttribute"][];
            dimension: string | null;
            nameEn: string | null;
            nameZh: string | null;
        };
        PortraitSectionAttribute: {
            attribute: string | null;
            nameEn: string | null;
            nameZh: string | null;
            /** Format: int32 */
            tags: number;
        };
        PortraitTagPortrait: {
            attribute: string | null;
            /** Format: double */
            bits: number;
            cells: components["schemas"]["PortraitCell"][];
            code: string;
            dimension: string | null;
            means: (number | null)[];
            /** Format: int32 */
            more: number;
            nameEn: string;
            nameZh: string;
            /** @enum {string} */
            type: "BOOLEAN" | "ENUM" | "NUMBER" | "DATE" | "MULTI";
            unit: string | null;
        };
        PortraitWarning: {
            /** @enum {string} */
            code: "EMPTY" | "SMALL" | "OVERSIZE" | "STALE";
            segment: string;
            tags: string[];
        };
        PowerCurve: {
            /** Format: int64 */
            audience: number | null;
            /** Format: double */
            base: number;
            observedIn: string | null;
            points: components["schemas"]["PowerCurvePowerPoint"][];
        };
        PowerCurvePowerPoint: {
            /** Format: int64 */
            control: number;
            /** Format: int32 */
            percent: number;
            /** Format: double */
            smallest: number | null;
            /** Format: int64 */
            treated: number;
        };
        PredictedCondition: {
            modelVersion: string | null;
            nameEn: string;
            nameZh: string;
            places: string[];
            probability: number | null;
            segment: string;
            tag: string;
        };
        Prediction: {
            modelVersion: string | null;
            nameEn: string;
            nameZh: string;
            probability: number | null;
            tag: string;
        };
        Preflight: {
            /** Format: date-time */
            asOf: string;
            atMost: boolean;
            /** Format: int64 */
            audience: number | null;
            budget: number | null;
            channels: components["schemas"]["PreflightChannel"][];
            /** Format: int64 */
            contacted: number;
            /** Format: int64 */
            control: number;
            effect: components["schemas"]["DetectableEffect"] | null;
            /** Format: int64 */
            lost: number;
            notices: components["schemas"]["PreflightNotice"][];
            nowhere: {
                [key: string]: number;
            };
            /** Format: int64 */
            overlapping: number;
            overlaps: components["schemas"]["PreflightOverlap"][];
            places: components["schemas"]["PreflightPlace"][];
            rivals: components["schemas"]["PreflightRival"][];
            /** Format: date-time */
            startsAt: string;
            /** Format: int64 */
            treated: number;
        };
        PreflightChannel: {
            channel: string;
            cost: number | null;
            /** Format: int64 */
            days: number | null;
            /** Format: int64 */
            granted: number;
            /** Format: int32 */
            perDay: number | null;
            /** Format: int32 */
            perMinute: number | null;
            unitCost: number | null;
            /** Format: int64 */
            wanted: number;
        };
        PreflightNotice: {
            code: string;
            /** @enum {string} */
            level: "BLOCKS" | "WARNS" | "TELLS";
            message: string;
            place: string;
            values: {
                [key: string]: unknown;
            };
        };
        PreflightOverlap: {
            code: string | null;
            /** Format: int64 */
            customers: number;
            name: string | null;
            /** @enum {string} */
            state: "DRAFT" | "IN_APPROVAL" | "APPROVED" | "LIVE" | "FINISHED" | "STOPPED";
        };
        PreflightPlace: {
            /** Format: int64 */
            candidates: number;
            channel: string;
            /** Format: int64 */
            deferred: number;
            /** Format: date-time */
            due: string;
            element: string;
            everybody: boolean;
            /** Format: int64 */
            granted: number;
            name: string;
            purpose: string;
            refused: {
                [key: string]: number;
            };
        };
        PreflightRival: {
            code: string | null;
            /** Format: int64 */
            lost: number;
            name: string | null;
            /** Format: int32 */
            own: number | null;
            /** Format: int32 */
            priority: number | null;
            /** Format: int64 */
            shared: number;
            /** Format: date-time */
            startsAt: string;
            /** @enum {string} */
            state: "DRAFT" | "IN_APPROVAL" | "APPROVED" | "LIVE" | "FINISHED" | "STOPPED";
        };
        PressureReportCapUse: {
            /** Format: int64 */
            below: number;
            calendar: boolean;
            channel: string;
            /** Format: int64 */
            free: number;
            /** Format: int64 */
            full: number;
            /** Format: int32 */
            max: number;
            /** Format: int64 */
            near: number;
            scope: string;
            /** Format: int64 */
            seconds: number;
        };
        PressureReportPressure: {
            /** Format: date-time */
            asOf: string;
            caps: components["schemas"]["PressureReportCapUse"][];
            /** Format: int64 */
            customers: number;
            days: components["schemas"]["PressureReportPressureDay"][];
            /** Format: date */
            from: string;
            spread: components["schemas"]["PressureReportSpread"][];
            /** Format: date */
            to: string;
            zone: string;
        };
        PressureReportPressureDay: {
            channel: string;
            /** Format: int64 */
            contacts: number;
            /** Format: date */
            day: string;
            purpose: string;
        };
        PressureReportSpread: {
            channel: string;
            /** Format: int32 */
            contacts: number;
            /** Format: int64 */
            customers: number;
        };
        PreviewingPreview: {
            /** Format: date */
            asOf: string;
            /** Format: int64 */
            known: number | null;
            /** Format: int64 */
            millis: number;
            /** Format: int64 */
            of: number | null;
            /** Format: int32 */
            scale: number;
            /** @enum {string} */
            type: "BOOLEAN" | "ENUM" | "NUMBER" | "DATE" | "MULTI";
        };
        PrioritiesPriorityLine: {
            channel: string;
            code: string | null;
            /** Format: int32 */
            decided: number;
            /** Format: int32 */
            effective: number;
            name: string | null;
            /** Format: int64 */
            number: number;
            /** Format: int32 */
            override: number | null;
            purpose: string;
            reason: string;
            /** Format: int32 */
            table: number | null;
        };
        ProcessesCheck: {
            findings: components["schemas"]["Finding"][];
        };
        ProcessesDrawing: {
            key: string;
            name: string;
            xml: string;
        };
        ProcessesPast: {
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            name: string;
            /** @enum {string} */
            origin: "STARTER" | "DRAWN";
            /** Format: int32 */
            version: number;
        };
        ProcessesProcessItem: {
            hash: string;
            key: string;
            /** @enum {string} */
            kind: "JOURNEY" | "LIFE_CYCLE";
            name: string;
            /** @enum {string} */
            origin: "STARTER" | "DRAWN";
            startMessage: string | null;
            /** Format: int32 */
            version: number;
        };
        Product: {
            kind: "Product";
        } & (Omit<components["schemas"]["ElementContent"], "kind"> & {
            category?: ("DEPOSIT" | "WEALTH" | "FUND" | "INSURANCE" | "LOAN" | "CREDIT_CARD" | "PRECIOUS_METAL" | "SERVICE") | null;
            code?: string | null;
            name?: components["schemas"]["Words"] | null;
            registration?: string | null;
            riskGrade?: ("R1" | "R2" | "R3" | "R4" | "R5") | null;
            summary?: string | null;
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
        });
        ProductBookJoin: {
            customerTag: string;
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            productTag: string;
            tag: string;
            /** Format: date-time */
            valuesOf: string;
        };
        ProductBookProductTag: {
            /** Format: int64 */
            distinct: number;
            /** Format: int64 */
            products: number;
            tag: string;
        };
        ProductTags: {
            joins: components["schemas"]["ProductBookJoin"][];
            tags: components["schemas"]["ProductBookProductTag"][];
        };
        ProductTagsLoaded: {
            /** Format: int32 */
            values: number;
        };
        ProposalMessagePlace: {
            example: string;
            kind: string;
            pointer: string;
            /** Format: int32 */
            present: number;
        };
        ProposingModelInsightReach: {
            /** Format: int64 */
            above: number;
            /** Format: int64 */
            scored: number;
        };
        ProposingModelWantedInsight: {
            because?: string[] | null;
            cutOff?: number | null;
            nameEn?: string | null;
            nameZh?: string | null;
            reason?: string | null;
            scoreTag?: string | null;
            tag?: string | null;
        };
        PulseReportMoment: {
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            entered: number;
            /** Format: int64 */
            events: number;
            /** Format: int64 */
            matched: number;
        };
        Question: {
            /** Format: int32 */
            limit?: number | null;
            search?: string | null;
            segments?: string[] | null;
            /** Format: int32 */
            skip?: number | null;
            steps?: components["schemas"]["DrillStep"][] | null;
            together?: boolean | null;
        };
        RealtimeCampaignPulse: {
            code: string;
            condition: string | null;
            /** Format: int64 */
            entered: number;
            eventType: string;
            /** Format: int64 */
            events: number;
            /** Format: double */
            eventsPerSecond: number;
            handOver: components["schemas"]["HandOversLatency"];
            /** Format: date-time */
            lastAt: string | null;
            late: number[];
            /** Format: int64 */
            matched: number;
            /** Format: double */
            matchedPerSecond: number;
            name: string;
        };
        RealtimeView: {
            /** Format: date-time */
            asOf: string;
            campaigns: components["schemas"]["RealtimeCampaignPulse"][];
            classes: number[];
            course: components["schemas"]["PulseReportMoment"][];
            /** Format: double */
            eventsPerSecond: number;
            handOver: components["schemas"]["HandOversLatency"];
            /** Format: int64 */
            lag: number | null;
        };
        Recommendation: {
            /** Format: date-time */
            asOf: string;
            /** Format: int64 */
            base: number | null;
            /** Format: int64 */
            goal: number | null;
            /** Format: double */
            millis: number;
            /** Format: double */
            most: number;
            tags: components["schemas"]["RecommendationProposal"][];
        };
        RecommendationProposal: {
            /** Format: double */
            bits: number;
            code: string;
            nameEn: string;
            nameZh: string;
            step: components["schemas"]["DrillStep"] | null;
        };
        Rejection: {
            /** @enum {string} */
            code: "TOO_FEW_FIELDS" | "TOO_MANY_FIELDS" | "NOT_A_NUMBER" | "NOT_A_DATE" | "NOT_A_BOOLEAN" | "MISSING_KEY" | "INVALID_KEY" | "DUPLICATE_KEY" | "TOO_LONG" | "UNREADABLE" | "NO_STANDARD_CODE" | "ENTRY_RULE";
            column: string | null;
            /** Format: int64 */
            line: number;
            /** Format: int32 */
            position: number | null;
            reason: string;
            value?: string;
        };
        ReleaseRowsPastRelease: {
            /** Format: date-time */
            at: string;
            by: string | null;
            comment: string;
            /** Format: int64 */
            customers: number;
            element: string;
            /** @enum {string} */
            outcome: "RELEASED" | "REFUSED" | "LAPSED";
        };
        ReleasesCampaignReleases: {
            past: components["schemas"]["ReleaseRowsPastRelease"][];
            waiting: components["schemas"]["ReleasesWaitingRelease"][];
        };
        ReleasesOfCustomerReleaseOf: {
            /** Format: date-time */
            at: string;
            by: string | null;
            element: string;
            name: string;
            /** @enum {string} */
            outcome: "RELEASED" | "REFUSED" | "LAPSED";
        };
        ReleasesReleaseView: {
            ahead: components["schemas"]["DescribingReleaseReleaseAhead"];
            task: components["schemas"]["TasksTaskItem"];
        };
        ReleasesReleaseWord: {
            comment?: string | null;
            /** Format: int64 */
            customers: number;
        };
        ReleasesWaitingRelease: {
            assignee: string | null;
            /** Format: int64 */
            customers: number;
            /** Format: date-time */
            due: string | null;
            element: string;
            /** Format: date-time */
            since: string;
            task: string;
        };
        RemarksRemark: {
            /** Format: date-time */
            at: string;
            by: string;
            text: string;
            /** @enum {string} */
            verdict: "COMMENTED" | "DELEGATED" | "SUBMITTED" | "WITHDRAWN" | "APPROVED" | "REFUSED" | "LAUNCHED" | "LAUNCH_REFUSED" | "RELEASE_ASKED" | "RELEASED" | "NOT_RELEASED" | "RELEASE_LAPSED" | "TABLE_CHANGED" | "STOPPED" | "FINISHED";
        };
        ReplayingLettersLetterEdit: {
            pointer: string;
            value?: components["schemas"]["JsonNode"] | null;
        };
        Report: {
            /** Format: date-time */
            assignedAt: string | null;
            /** Format: int64 */
            audience: number;
            code: string;
            control: components["schemas"]["ReportGroup"];
            daily: components["schemas"]["DailyResponses"][];
            effect: components["schemas"]["Effect"] | null;
            incremental: components["schemas"]["ReportIncremental"] | null;
            isFinal: boolean;
            name: string;
            refused: {
                [key: string]: number;
            };
            /** Format: int64 */
            responded: number;
            /** Format: int64 */
            touched: number;
            treated: components["schemas"]["ReportGroup"];
            /** Format: date-time */
            windowEnds: string | null;
        };
        ReportGroup: {
            /** Format: int64 */
            converted: number;
            /** Format: int64 */
            n: number;
            /** Format: double */
            rate: number;
        };
        ReportIncremental: {
            /** Format: double */
            high: number;
            /** Format: double */
            low: number;
            /** Format: double */
            responses: number;
        };
        ReportsComparedCampaign: {
            code: string;
            control: components["schemas"]["ReportGroup"];
            effect: components["schemas"]["Effect"] | null;
            isFinal: boolean;
            name: string;
            treated: components["schemas"]["ReportGroup"];
        };
        ReportsFunnelView: {
            /** Format: int64 */
            audience: number;
            /** Format: int64 */
            control: number;
            refused: {
                [key: string]: number;
            };
            steps: components["schemas"]["FunnelStep"][];
            /** Format: int64 */
            touched: number;
        };
        ResponseMeaning: {
            kind: "ResponseMeaning";
        } & (Omit<components["schemas"]["ElementContent"], "kind"> & {
            advice?: string | null;
            channel?: string | null;
            eventType?: string | null;
            meaning?: ("OPENED" | "CLICKED" | "INTERESTED" | "ACCEPTED" | "BOUGHT" | "REFUSED" | "COMPLAINED" | "UNSUBSCRIBED") | null;
            name?: components["schemas"]["Words"] | null;
            positive: boolean;
        });
        RetentionLedgerMonth: {
            /** Format: int64 */
            bytes: number;
            /** Format: date-time */
            droppedAt: string | null;
            /** Format: date */
            month: string;
            /** @enum {string} */
            state: "KEPT" | "HELD" | "DUE" | "DROPPED";
            /** Format: int64 */
            touches: number;
            /** Format: int64 */
            unsettled: number;
        };
        ReviewingEntryLine: {
            before: string | null;
            customer: string;
            value: string | null;
        };
        RoundsContestEntry: {
            /** Format: int64 */
            candidates: number;
            channel: string;
            code: string | null;
            /** Format: int64 */
            granted: number | null;
            name: string | null;
            /** Format: int32 */
            priority: number | null;
            refused: {
                [key: string]: number;
            };
        };
        RoundsContestRound: {
            /** Format: date-time */
            closedAt: string | null;
            entries: components["schemas"]["RoundsContestEntry"][];
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            openedAt: string;
        };
        RuleBookRuledColumn: {
            column: string;
            rule: string;
            source: string;
        };
        RuleColumnUnderRule: {
            column: string;
            source: string;
        };
        RuleDraft: {
            kind?: ("REQUIRED" | "LENGTH" | "RANGE" | "STANDARD" | "DICTIONARY" | "CHECK_DIGIT" | "PATTERN") | null;
            max?: string | null;
            messageEn?: string | null;
            messageZh?: string | null;
            min?: string | null;
            nameEn?: string | null;
            nameZh?: string | null;
            pattern?: string | null;
            reference?: string | null;
            /** Format: int32 */
            version: number;
        };
        RulesAndColumns: {
            columns: components["schemas"]["RuleBookRuledColumn"][];
            rules: components["schemas"]["EntryRule"][];
        };
        SampleQuestion: {
            among?: string | null;
            definition?: components["schemas"]["JsonNode"] | null;
            kind?: string | null;
            /** Format: int32 */
            limit?: number | null;
            rule?: components["schemas"]["JsonNode"] | null;
            /** Format: int64 */
            skip?: number | null;
        };
        SamplingCustomersCustomerSample: {
            /** Format: date-time */
            asOf: string;
            /** Format: int64 */
            count: number;
            items: components["schemas"]["SamplingCustomersSampledCustomer"][];
            /** Format: double */
            millis: number;
            tags: string[];
        };
        SamplingCustomersSampledCustomer: {
            customer: string;
            values: {
                [key: string]: string | null;
            };
        };
        SavedViewsSavedView: {
            /** Format: int64 */
            id: number;
            name: string;
            query: string;
        };
        SavedViewsSavedViewDraft: {
            /** @enum {string} */
            list: "CAMPAIGNS" | "SEGMENTS" | "TAGS" | "TOUCHES";
            name: string;
            query: string;
        };
        SavedViewsSavedViewName: {
            name: string;
        };
        ScoringOnlineModelView: {
            code: string;
            fallback: string | null;
            inputs: string[];
            /** Format: int64 */
            limitMillis: number;
            nameEn: string;
            nameZh: string;
            outcomes: {
                [key: string]: number;
            };
            /** Format: double */
            p95Millis: number;
            resting: boolean;
        };
        SeenValue: {
            /** Format: date-time */
            computedAt: string | null;
            field: string;
            source: string | null;
            value: string | null;
        };
        SegmentChange: {
            among?: string | null;
            definition?: components["schemas"]["JsonNode"] | null;
            description?: string | null;
            name?: string | null;
            rule?: components["schemas"]["JsonNode"] | null;
            /** Format: int32 */
            version: number;
        };
        SegmentClass: {
            code: string;
            nameEn: string;
            nameZh: string;
            /** Format: int64 */
            segments: number;
            temporary: boolean;
        };
        SegmentCount: {
            /** Format: date-time */
            asOf: string;
            clauses: components["schemas"]["CompiledRuleClauseCount"][];
            /** Format: int64 */
            count: number;
            /** Format: double */
            millis: number;
            /** Format: int64 */
            of: number;
        };
        SegmentCountQuestion: {
            among?: string | null;
            definition?: components["schemas"]["JsonNode"] | null;
            kind?: string | null;
            rule?: components["schemas"]["JsonNode"] | null;
        };
        SegmentDraft: {
            among?: string | null;
            code?: string | null;
            definition?: components["schemas"]["JsonNode"] | null;
            description?: string | null;
            kind?: string | null;
            name: string;
            rule?: components["schemas"]["JsonNode"] | null;
        };
        SegmentListClassDraft: {
            code: string;
            nameEn: string;
            nameZh: string;
            temporary: boolean;
        };
        SegmentListFacet: {
            /** Format: int64 */
            count: number;
            value: string | null;
        };
        SegmentListFacets: {
            classes: components["schemas"]["SegmentListFacet"][];
            kinds: components["schemas"]["SegmentListFacet"][];
            owners: components["schemas"]["SegmentListFacet"][];
            /** Format: int64 */
            total: number;
        };
        SegmentListFiling: {
            segmentClass?: string | null;
            segments: string[];
        };
        SegmentListListedSegment: {
            among: string | null;
            code: string;
            /** Format: date-time */
            createdAt: string;
            definition: components["schemas"]["JsonNode"];
            description: string;
            kind: string;
            name: string;
            owner: string;
            segmentClass: string | null;
            /** Format: date-time */
            updatedAt: string;
            /** Format: int32 */
            version: number;
        };
        SegmentListSegmentsPage: {
            items: components["schemas"]["SegmentListListedSegment"][];
            next: string | null;
        };
        SegmentRefresh: {
            at?: string | null;
        };
        SegmentUse: {
            code: string;
            kind: string;
            name: string;
            state: string;
        };
        SegmentUses: {
            /** Format: int64 */
            hidden: number;
            named: components["schemas"]["SegmentUse"][];
        };
        SegmentView: {
            among: string | null;
            code: string;
            /** Format: date-time */
            createdAt: string;
            definition: components["schemas"]["JsonNode"];
            description: string;
            kind: string;
            name: string;
            owner: string;
            refreshAt: string | null;
            rule: components["schemas"]["JsonNode"] | null;
            /** Format: date-time */
            updatedAt: string;
            /** Format: int32 */
            version: number;
        };
        ServiceMessagesServiceLine: {
            /** Format: int64 */
            atQuietTimes: number;
            channel: string;
            code: string | null;
            /** Format: int64 */
            messages: number;
            name: string | null;
            /** Format: int64 */
            onLists: number;
            owner: string | null;
            /** Format: int64 */
            withoutConsent: number;
        };
        SessionCredentials: {
            name: string;
            password: string;
        };
        SessionView: {
            branch: string;
            branchName: string;
            displayName: string;
            environment: string;
            name: string;
            /** Format: date-time */
            now: string;
            roles: ("MARKETER" | "APPROVER" | "ANALYST" | "OPERATOR" | "RELATIONSHIP_MANAGER" | "ADMINISTRATOR")[];
            testClock: boolean;
        };
        SettingsPage: {
            fixed: components["schemas"]["FixedSettingsFixedSetting"][];
            settings: components["schemas"]["SettingsSettingItem"][];
        };
        SettingsSettingChange: {
            value?: string | null;
            /** Format: int32 */
            version: number;
        };
        SettingsSettingItem: {
            /** Format: date-time */
            changedAt: string | null;
            changedBy: string | null;
            /** @enum {string} */
            group: "PRIVACY" | "AUDIENCE" | "CAMPAIGNS" | "RETENTION";
            key: string;
            /** @enum {string} */
            kind: "WHOLE" | "DECIMAL" | "DURATION" | "FLAG";
            least: string;
            most: string;
            name: string;
            own: boolean;
            property: string;
            /** @enum {string} */
            unit: "NONE" | "CUSTOMERS" | "SHARE" | "HOURS" | "DAYS" | "MONTHS";
            usual: string;
            value: string;
            /** Format: int32 */
            version: number;
        };
        SettingsSettingTry: {
            value: string;
        };
        SettingsSettingVerdict: {
            findings: components["schemas"]["Finding"][];
        };
        Slot: {
            from?: string | null;
            /** @enum {string} */
            kind: "VALUE" | "RANGE" | "MISSING";
            to?: string | null;
            value?: string | null;
        };
        SmallestChangeChange: {
            field: string;
            from: string | null;
            to: string;
        };
        Snapshot: {
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            cohortId: number;
            /** Format: int64 */
            count: number;
            /** Format: int64 */
            departed: number | null;
            hash: string;
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            joined: number | null;
            predictions: components["schemas"]["PredictedCondition"][];
            /** Format: int64 */
            segmentId: number;
            /** Format: int32 */
            version: number;
        };
        SourceColumn: {
            /** Format: int64 */
            distinct: number;
            name: string;
            /** Format: int64 */
            nulls: number;
            /** Format: int32 */
            scale: number;
            /** @enum {string} */
            type: "BOOLEAN" | "ENUM" | "NUMBER" | "DATE" | "MULTI";
        };
        SourceConnection: {
            code: string;
            credentials: string | null;
            database: string | null;
            host: string;
            /** @enum {string} */
            kind: "POSTGRESQL" | "KAFKA";
            name: string;
            /** Format: int32 */
            port: number;
        };
        SourceConnectionsDraft: {
            credentials?: string | null;
            database?: string | null;
            host?: string | null;
            kind?: ("POSTGRESQL" | "KAFKA") | null;
            name?: string | null;
            /** Format: int32 */
            port?: number | null;
        };
        SourceDraft: {
            mapping: components["schemas"]["EventMapping"];
            nameEn: string;
            nameZh: string;
            owner: string;
            topic?: string | null;
            /** @enum {string} */
            undeclared: "ACCEPT" | "REFUSE";
            /** @enum {string} */
            way: "KAFKA" | "HTTP" | "FILE";
        };
        SourceRegister: {
            /** Format: int32 */
            everyMinutes: number | null;
            origin: components["schemas"]["Origin"] | null;
            source: components["schemas"]["SourceView"];
            structures: components["schemas"]["StructureBookLine"][];
        };
        SourceSchedule: {
            /** Format: int32 */
            everyMinutes?: number | null;
        };
        SourceStarted: {
            /** Format: int64 */
            id: number;
        };
        SourceView: {
            code: string;
            columns: components["schemas"]["SourceColumn"][];
            /** Format: date-time */
            importedAt: string;
            key: string | null;
            /** @enum {string} */
            kind: "CSV" | "PARQUET" | "JDBC" | "KAFKA";
            name: string;
            /** Format: int64 */
            rows: number;
            /** Format: int32 */
            version: number;
        };
        SseEmitter: {
            /** Format: int64 */
            timeout?: number;
        };
        StandardBookStandardVersion: {
            /** Format: date-time */
            changedAt: string;
            changedBy: string;
            nameEn: string;
            nameZh: string;
            values: components["schemas"]["StandardValue"][];
            /** Format: int32 */
            version: number;
        };
        StandardValue: {
            code: string;
            nameEn: string;
            nameZh: string;
        };
        StandardsStandardDraft: {
            nameEn?: string | null;
            nameZh?: string | null;
            values?: (components["schemas"]["StandardValue"] | null)[] | null;
            /** Format: int32 */
            version: number;
        };
        StarterFamilyView: {
            code: string;
            descriptionEn: string;
            descriptionZh: string;
            nameEn: string;
            nameZh: string;
            segments: components["schemas"]["StarterView"][];
        };
        StarterView: {
            code: string;
            /** Format: int64 */
            customers: number | null;
            descriptionEn: string;
            descriptionZh: string;
            missing: string[];
            nameEn: string;
            nameZh: string;
            rule: components["schemas"]["JsonNode"];
            saved: boolean;
        };
        StepProgress: {
            /** Format: int32 */
            attempts: number;
            /** Format: int64 */
            done: number;
            elementId: string;
            errorCode: string | null;
            /** Format: date-time */
            nextAttemptAt: string | null;
            /** Format: int64 */
            number: number;
            problem: string | null;
            /** Format: date-time */
            startedAt: string;
            /** @enum {string} */
            state: "RUNNING" | "RETRYING" | "FAILED";
            /** Format: int64 */
            total: number;
        };
        StoredDefinition: {
            /** Format: date-time */
            definedAt: string;
            definedBy: string;
            definition: components["schemas"]["JsonNode"];
            family: string | null;
            /** @enum {string} */
            tagClass: "DEMOGRAPHIC" | "BEHAVIOUR" | "TRANSACTION" | "CONSUMPTION" | "MARKETING";
        };
        StoredGroup: {
            /** Format: int64 */
            cohortId: number;
            detail: components["schemas"]["JsonNode"];
            hash: string;
            /** Format: int64 */
            id: number;
            key: string;
            nameEn: string;
            nameZh: string;
            /** Format: int32 */
            number: number;
            /** Format: int64 */
            runId: number;
            segment: string | null;
            /** Format: int64 */
            size: number;
        };
        StreamingResponseBody: unknown;
        StructureBookLine: {
            /** Format: date-time */
            importedAt: string;
            name: string;
            physical: string;
            /** Format: int32 */
            scale: number;
            /** @enum {string} */
            type: "BOOLEAN" | "ENUM" | "NUMBER" | "DATE" | "MULTI";
            /** Format: int32 */
            version: number;
        };
        SuccessCriterion: {
            kind: "SuccessCriterion";
        } & (Omit<components["schemas"]["ElementContent"], "kind"> & {
            comparison?: ("EQUAL" | "AT_LEAST" | "AT_MOST") | null;
            eventType?: string | null;
            measure?: ("EVENT" | "TAG") | null;
            name?: components["schemas"]["Words"] | null;
            tag?: string | null;
            threshold?: number | null;
            uplift?: number | null;
            /** Format: int32 */
            windowDays?: number | null;
        });
        Tag: {
            code: string;
            column: string | null;
            /** Format: date-time */
            computedAt: string;
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            known: number;
            nameEn: string;
            nameZh: string;
            /** Format: int32 */
            scale: number;
            source: string | null;
            /** @enum {string} */
            type: "BOOLEAN" | "ENUM" | "NUMBER" | "DATE" | "MULTI";
        };
        TagCard: {
            code: string;
            /** Format: date-time */
            computedAt: string | null;
            defined: boolean;
            /** Format: int32 */
            freshWithinHours: number | null;
            kind: ("RULE" | "STATISTIC" | "EVENT_WINDOW" | "MODEL_SCORE" | "MANUAL_LIST") | null;
            /** Format: int64 */
            known: number;
            modelVersion: string | null;
            nameEn: string;
            nameZh: string;
            predicted: boolean;
            probability: number | null;
            /** Format: int32 */
            scale: number;
            source: string | null;
            stale: boolean;
            /** @enum {string} */
            state: "DRAFT" | "REVIEW" | "ONLINE" | "SUSPENDED" | "RETIRED";
            tagClass: ("POPULATION" | "BEHAVIOUR" | "TRANSACTION" | "CONSUMPTION" | "MARKETING") | null;
            theme: ("NATURE" | "ASSETS" | "LIABILITIES" | "RISK" | "TRANSACTIONS" | "BEHAVIOUR" | "VALUE") | null;
            /** @enum {string} */
            type: "BOOLEAN" | "ENUM" | "NUMBER" | "DATE" | "MULTI";
            unit: string | null;
        };
        TagCatalogue: {
            /** Format: date-time */
            asOf: string;
            items: components["schemas"]["Tag"][];
            predictions: components["schemas"]["Prediction"][];
            /** Format: int32 */
            total: number;
        };
        TagCatalogueCoverage: {
            /** Format: int64 */
            customers: number;
            /** Format: int64 */
            of: number;
            /** Format: int32 */
            online: number;
            /** Format: int32 */
            tags: number;
            theme: ("NATURE" | "ASSETS" | "LIABILITIES" | "RISK" | "TRANSACTIONS" | "BEHAVIOUR" | "VALUE") | null;
        };
        TagCatalogueFound: {
            /** Format: date-time */
            asOf: string;
            facets: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            items: components["schemas"]["TagCard"][];
            /** Format: int32 */
            total: number;
        };
        TagKitsContents: {
            items: components["schemas"]["TagKitsKitTag"][];
            /** Format: int32 */
            total: number;
        };
        TagKitsInstalled: {
            /** Format: int64 */
            run: number;
        };
        TagKitsKitTag: {
            code: string;
            definition: components["schemas"]["JsonNode"];
            installed: boolean;
            nameEn: string;
            nameZh: string;
            /** @enum {string} */
            tagClass: "DEMOGRAPHIC" | "BEHAVIOUR" | "TRANSACTION" | "CONSUMPTION" | "MARKETING";
            /** @enum {string} */
            theme: "NATURE" | "ASSETS" | "LIABILITIES" | "RISK" | "TRANSACTIONS" | "BEHAVIOUR" | "VALUE";
        };
        TagKitsKitView: {
            code: string;
            /** Format: int32 */
            installed: number;
            nameEn: string;
            nameZh: string;
            run: components["schemas"]["TagRun"] | null;
            /** Format: int32 */
            tags: number;
        };
        TagLifeCycleChange: {
            action: string;
            actor: string;
            /** Format: date-time */
            at: string;
            sheet: components["schemas"]["TagSheet"];
            /** @enum {string} */
            state: "DRAFT" | "REVIEW" | "ONLINE" | "SUSPENDED" | "RETIRED";
            /** Format: int32 */
            version: number;
        };
        TagLineageEdge: {
            from: string;
            to: string;
        };
        TagLineageGraph: {
            edges: components["schemas"]["TagLineageEdge"][];
            /** Format: int64 */
            hidden: number;
            nodes: components["schemas"]["TagLineageNode"][];
        };
        TagLineageNode: {
            code: string;
            id: string;
            kind: string;
            name: string;
            nameEn: string;
        };
        TagMade: {
            tags: components["schemas"]["Tag"][];
        };
        TagNamed: {
            nameEn: string;
            nameZh: string;
        };
        TagReadingCount: {
            /** Format: date-time */
            asOf: string;
            /** Format: int64 */
            customers: number;
            segment: string;
        };
        TagReadingMany: {
            /** Format: date-time */
            asOf: string;
            items: components["schemas"]["TagReadingTagValues"][];
            unknown: string[];
        };
        TagReadingMember: {
            /** Format: date-time */
            asOf: string;
            customer: string;
            member: boolean;
            segment: string;
        };
        TagReadingOne: {
            /** Format: date-time */
            asOf: string;
            customer: string;
            tags: {
                [key: string]: unknown | null;
            };
        };
        TagReadingTagValues: {
            customer: string;
            tags: {
                [key: string]: unknown | null;
            };
        };
        TagRun: {
            /** Format: date */
            asOf: string;
            cancelling: boolean;
            /** Format: int32 */
            done: number;
            /** Format: int32 */
            failed: number;
            /** Format: date-time */
            finishedAt: string | null;
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            startedAt: string;
            startedBy: string;
            /** @enum {string} */
            state: "WAITING" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED";
            /** Format: int32 */
            total: number;
        };
        TagRunOfTag: {
            hash: string | null;
            /** Format: int64 */
            known: number | null;
            /** Format: int64 */
            millis: number | null;
            problem: string | null;
            /** @enum {string} */
            state: "WAITING" | "DONE" | "FAILED";
            tagCode: string;
        };
        TagRunWithTag: {
            run: components["schemas"]["TagRun"];
            tag: components["schemas"]["TagRunOfTag"];
        };
        TagRunWithTags: {
            run: components["schemas"]["TagRun"];
            tags: components["schemas"]["TagRunOfTag"][];
        };
        TagSchedule: {
            at: string;
            /** Format: date-time */
            changedAt: string;
            changedBy: string;
            enabled: boolean;
            /** Format: date-time */
            since: string;
            /** Format: int32 */
            version: number;
        };
        TagServiceBatch: {
            customers: string[];
            fields?: string[] | null;
        };
        TagSheet: {
            businessContact?: string | null;
            definition?: string | null;
            developerContact?: string | null;
            /** Format: int32 */
            freshWithinHours?: number | null;
            kind?: ("RULE" | "STATISTIC" | "EVENT_WINDOW" | "MODEL_SCORE" | "MANUAL_LIST") | null;
            modelVersion?: string | null;
            outcomeTag?: string | null;
            predicted: boolean;
            probability?: number | null;
            sourceColumns?: string[] | null;
            theme?: ("NATURE" | "ASSETS" | "LIABILITIES" | "RISK" | "TRANSACTIONS" | "BEHAVIOUR" | "VALUE") | null;
            type?: ("POPULATION" | "BEHAVIOUR" | "TRANSACTION" | "CONSUMPTION" | "MARKETING") | null;
            unit?: string | null;
        };
        TagSheetMoved: {
            /** @enum {string} */
            move: "SUBMIT" | "RETURN" | "APPROVE" | "SUSPEND" | "RESUME" | "RETIRE" | "REOPEN";
            /** Format: int32 */
            version: number;
        };
        TagSheetView: {
            missing: string[];
            moves: ("SUBMIT" | "RETURN" | "APPROVE" | "SUSPEND" | "RESUME" | "RETIRE" | "REOPEN")[];
            sheet: components["schemas"]["TagSheet"];
            /** @enum {string} */
            state: "DRAFT" | "REVIEW" | "ONLINE" | "SUSPENDED" | "RETIRED";
            /** Format: int32 */
            version: number;
        };
        TagSheetWritten: {
            sheet: components["schemas"]["TagSheet"];
            /** Format: int32 */
            version: number;
        };
        TagUsageAccepted: {
            /** Format: int32 */
            days: number;
            tags: string[];
        };
        TagUsageUsage: {
            /** Format: int64 */
            bytes: number;
            /** Format: int32 */
            days: number;
            /** Format: int64 */
            hidden: number;
            /** Format: int64 */
            millis: number;
            /** Format: int32 */
            runs: number;
            stopped: boolean;
            /** Format: date-time */
            usedAt: string | null;
            users: components["schemas"]["TagUse"][];
        };
        TagUse: {
            code: string;
            kind: string;
            name: string;
            scope: string;
            via: string | null;
        };
        TagWanted: {
            columns?: string[] | null;
        };
        TalkTrack: {
            kind: "TalkTrack";
        } & (Omit<components["schemas"]["ElementContent"], "kind"> & {
            language?: string | null;
            name?: components["schemas"]["Words"] | null;
            steps?: (components["schemas"]["TalkTrackTalkStep"] | null)[] | null;
        });
        TalkTrackTalkStep: {
            mustSay: boolean;
            part?: ("OPENING" | "NEED" | "OFFER" | "DISCLOSURE" | "OBJECTION" | "CLOSING") | null;
            text?: string | null;
        };
        TalksSentBefore: {
            /** Format: date-time */
            at: string;
            channel: string;
            wording: string;
        };
        TalksTalkLine: {
            mustSay: boolean;
            part: string;
            text: string;
        };
        TaskDescriptor: {
            chunked: boolean;
            icon: string;
            key: string;
            nameEn: string;
            nameZh: string;
            parameters: components["schemas"]["Parameter"][];
            /** @enum {string} */
            scope: "JOURNEY" | "LIFE_CYCLE";
        };
        TasksApproval: {
            comment?: string | null;
            hash: string;
        };
        TasksApprover: {
            displayName: string;
            name: string;
        };
        TasksCampaignRef: {
            code: string;
            name: string;
            owner: string;
        };
        TasksClaimedTasks: {
            claimed: string[];
            refused: components["schemas"]["TasksTaskRefused"][];
        };
        TasksDelegation: {
            note?: string | null;
            to: string;
        };
        TasksDueDate: {
            /** Format: date-time */
            due?: string | null;
        };
        TasksRefusal: {
            comment?: string | null;
        };
        TasksTaskClaim: {
            tasks: string[];
        };
        TasksTaskItem: {
            assignee: string | null;
            campaign: components["schemas"]["TasksCampaignRef"];
            /** Format: date-time */
            createdAt: string;
            /** Format: int64 */
            customers: number | null;
            /** Format: date-time */
            due: string | null;
            id: string;
            /** @enum {string} */
            kind: "PLAN" | "APPROVE" | "RELEASE";
            mayComplete: boolean;
            name: string;
            overdue: boolean;
            reasonIfNot: string | null;
            waitsForMe: boolean;
        };
        TasksTaskList: {
            items: components["schemas"]["TasksTaskItem"][];
        };
        TasksTaskRefused: {
            code: string;
            task: string;
        };
        TasksTaskView: {
            assignee: string | null;
            campaign: components["schemas"]["TasksCampaignRef"];
            changes: components["schemas"]["BaselinesApprovalChanges"];
            /** Format: date-time */
            createdAt: string;
            /** Format: int64 */
            customers: number | null;
            detail: components["schemas"]["CampaignView"];
            /** Format: date-time */
            due: string | null;
            id: string;
            /** @enum {string} */
            kind: "PLAN" | "APPROVE" | "RELEASE";
            manifestHash: string | null;
            mayComplete: boolean;
            name: string;
            newer: components["schemas"]["NewerVersionsNewerVersion"][];
            overdue: boolean;
            reasonIfNot: string | null;
            waitsForMe: boolean;
        };
        TemplateVersion: {
            body: string;
            channel: string;
            fields: string[];
            hash: string;
            html: string | null;
            key: string;
            language: string;
            purpose: string;
            subject: string | null;
            /** Format: int32 */
            version: number;
        };
        TemplatesCampaignTemplateItem: {
            about: components["schemas"]["Words"];
            channels: string[];
            /** @enum {string} */
            dimension: "LIFE_STAGE" | "EVENT" | "PRODUCT_CYCLE" | "CALENDAR";
            family: string;
            journey: string;
            key: string;
            name: components["schemas"]["Words"];
            segments: string[];
            triggered: boolean;
            type: string;
            usable: boolean;
        };
        TemplatesPreview: {
            findings: components["schemas"]["Finding"][];
            html: string | null;
            /** Format: int32 */
            smsSegments: number | null;
            subject: string | null;
            text: string | null;
        };
        TemplatesRequest: {
            body?: string | null;
            channel?: string | null;
            declared?: string[] | null;
            fields?: {
                [key: string]: string;
            } | null;
            html?: string | null;
            key?: string | null;
            language?: string | null;
            purpose?: string | null;
            subject?: string | null;
        };
        TemplatesTemplateChoice: {
            language?: string | null;
            segment?: string | null;
        };
        TouchCounts: {
            /** Format: int64 */
            accepted: number;
            /** Format: int64 */
            inDoubt: number;
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            planned: number;
            /** Format: int64 */
            refused: number;
        };
        TrackingPlanPlanReport: {
            changed: string[];
            declared: string[];
            findings: components["schemas"]["Finding"][];
            /** Format: int32 */
            lines: number;
            refused: string[];
            same: string[];
        };
        TrialAnswer: {
            /** Format: int32 */
            good: number;
            lines: components["schemas"]["TrialLine"][];
            schemas: {
                [key: string]: components["schemas"]["JsonNode"];
            };
        };
        TrialLine: {
            declared: boolean;
            detail: string | null;
            event: components["schemas"]["JsonNode"] | null;
            reason: string | null;
        };
        TrialSampleAnswer: {
            messages: components["schemas"]["JsonNode"][];
            places: components["schemas"]["ProposalMessagePlace"][];
            proposal: components["schemas"]["EventMapping"];
            /** Format: int32 */
            unreadable: number;
        };
        TrialSampleQuestion: {
            code?: string | null;
            pasted?: string | null;
            topic?: string | null;
        };
        TrialsTrial: {
            /** Format: int64 */
            customers: number;
            /** Format: date-time */
            endsAt: string;
            /** Format: int64 */
            events: number;
            /** Format: int64 */
            matched: number;
            running: boolean;
            /** Format: date-time */
            startedAt: string;
        };
        TriggerPlan: {
            audience?: ("LIMIT" | "FIRST") | null;
            condition?: string | null;
            eventType: string;
            /** Format: date-time */
            from?: string | null;
            leaving?: components["schemas"]["TriggerPlanLeaving"] | null;
            reentry?: components["schemas"]["TriggerPlanReentry"] | null;
            scores?: string[] | null;
            /** Format: date-time */
            until?: string | null;
        };
        TriggerPlanLeaving: {
            condition?: string | null;
            eventType: string;
        };
        TriggerPlanReentry: {
            gap?: string | null;
            /** @enum {string} */
            often: "ONCE" | "ONCE_A_DAY" | "ONCE_A_WEEK" | "ONCE_A_MONTH" | "AFTER_GAP";
        };
        TriggerPreviewYesterday: {
            /** Format: int64 */
            customers: number | null;
            /** Format: date */
            day: string;
            /** Format: int64 */
            events: number;
            /** Format: int64 */
            matched: number | null;
            notKept: string[];
            partial: boolean;
        };
        TriggerPreviewed: {
            segment?: string | null;
            trigger: components["schemas"]["TriggerPlan"];
        };
        TriggerTrialView: {
            trial: components["schemas"]["TrialsTrial"] | null;
        };
        TypeBookSeenType: {
            /** Format: int64 */
            accepted: number;
            /** Format: date-time */
            lastAt: string;
            /** Format: int64 */
            refused: number;
            source: string;
            type: string;
        };
        TypeBookTypeVersion: {
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            note: string;
            sample: components["schemas"]["JsonNode"];
            schema: components["schemas"]["JsonNode"];
            /** Format: int32 */
            version: number;
        };
        TypeBookUndeclaredProperty: {
            /** Format: int64 */
            events: number;
            /** Format: date-time */
            lastAt: string;
            property: string;
            type: string;
        };
        UnusedTagsProposal: {
            /** Format: int64 */
            bytes: number;
            /** Format: int32 */
            days: number;
            items: components["schemas"]["UnusedTagsUnused"][];
            /** Format: int64 */
            millis: number;
            /** Format: int32 */
            total: number;
        };
        UnusedTagsUnused: {
            /** Format: int64 */
            bytes: number;
            code: string;
            /** Format: date-time */
            idleSince: string;
            /** Format: int64 */
            millis: number;
            nameEn: string;
            nameZh: string;
            /** Format: int32 */
            runs: number;
            tagClass: ("POPULATION" | "BEHAVIOUR" | "TRANSACTION" | "CONSUMPTION" | "MARKETING") | null;
            theme: ("NATURE" | "ASSETS" | "LIABILITIES" | "RISK" | "TRANSACTIONS" | "BEHAVIOUR" | "VALUE") | null;
            /** @enum {string} */
            type: "BOOLEAN" | "ENUM" | "NUMBER" | "DATE" | "MULTI";
            /** Format: date-time */
            usedAt: string | null;
        };
        UserChangedUser: {
            branch?: string | null;
            displayName?: string | null;
            locked?: boolean | null;
            password?: string | null;
            roles?: string[] | null;
        };
        UserNewUser: {
            branch: string;
            displayName?: string | null;
            name: string;
            password: string;
            roles: string[];
        };
        UserView: {
            branch: string;
            displayName: string;
            locked: boolean;
            name: string;
            roles: ("MARKETER" | "APPROVER" | "ANALYST" | "OPERATOR" | "RELATIONSHIP_MANAGER" | "ADMINISTRATOR")[];
        };
        ValueDistribution: {
            bins?: components["schemas"]["ValueDistributionBin"][];
            coarse: boolean;
            /** Format: int64 */
            customers?: number;
            items?: components["schemas"]["ValueDistributionItem"][];
            max?: string;
            mean?: number;
            min?: string;
            /** Format: int32 */
            more: number;
            /** Format: int64 */
            nulls?: number;
            /** Format: int32 */
            smallestGroup: number;
        };
        ValueDistributionBin: {
            /** Format: int64 */
            count?: number;
            from?: string;
            to?: string;
        };
        ValueDistributionItem: {
            /** Format: int64 */
            count: number;
            value: string;
        };
        VersionMoves: {
            /** Format: int64 */
            change: number;
            /** Format: int64 */
            enter: number;
            /** Format: int64 */
            leave: number;
            moves: components["schemas"]["VersionMovesOutcomeMove"][];
        };
        VersionMovesOutcomeMove: {
            /** Format: int64 */
            customers: number;
            from: {
                [key: string]: string;
            } | null;
            to: {
                [key: string]: string;
            } | null;
        };
        WhyReason: {
            /** Format: int64 */
            customers: number;
            reason: string;
        };
        WindowDefinition: {
            events: components["schemas"]["WindowDefinitionEvents"];
            field?: string | null;
            grace?: string | null;
            keep?: string | null;
            next?: components["schemas"]["WindowDefinitionEvents"] | null;
            /** @enum {string} */
            what: "COUNT" | "SUM" | "MAX" | "LAST" | "DISTINCT" | "THEN" | "THEN_NOT";
            window?: components["schemas"]["WindowDefinitionWindow"] | null;
            within?: string | null;
        };
        WindowDefinitionEvents: {
            condition?: string | null;
            type: string;
        };
        WindowDefinitionWindow: {
            advance?: string | null;
            /** @enum {string} */
            kind: "SLIDING" | "HOPPING" | "TUMBLING";
            size: string;
        };
        WindowTagDraft: {
            create?: boolean | null;
            definition: components["schemas"]["WindowDefinition"];
            nameEn: string;
            nameZh: string;
        };
        WindowTagView: {
            code: string;
            /** Format: date-time */
            completeFrom: string;
            /** Format: int64 */
            customers: number;
            definition: components["schemas"]["WindowDefinition"];
            live: boolean;
            /** Format: int32 */
            measured: number;
            /** Format: int32 */
            p50: number;
            /** Format: int32 */
            p99: number;
            /** Format: date-time */
            since: string;
            /** Format: int64 */
            waiting: number;
        };
        WordingSamplesSampleWanted: {
            body: string;
            campaign?: string | null;
            channel: string;
            declared: string[];
            html?: string | null;
            language: string;
            purpose: string;
            subject?: string | null;
        };
        WordingSamplesTouchSamples: {
            channel: string;
            element: string;
            samples: components["schemas"]["WordingSamplesWordingSample"][];
            template: string;
            /** Format: int32 */
            version: number;
        };
        WordingSamplesWordingSample: {
            customer: string;
            html: string | null;
            refusal: string | null;
            subject: string | null;
            text: string | null;
            values: {
                [key: string]: string;
            };
        };
        Words: {
            en?: string | null;
            zh?: string | null;
        };
        WorklistWorkItem: {
            /** Format: date */
            callBack: string | null;
            campaign: string;
            /** Format: date-time */
            createdAt: string;
            customer: string;
            /** Format: uuid */
            id: string;
            sent: components["schemas"]["TalksSentBefore"][];
            talk: components["schemas"]["TalksTalkLine"][];
            words: string;
        };
        WorklistWorkPage: {
            items: components["schemas"]["WorklistWorkItem"][];
            /** Format: int64 */
            total: number;
        };
        WorklistWorkResult: {
            /** Format: date */
            callBack?: string | null;
            /** @enum {string} */
            result: "INTERESTED" | "NOT_INTERESTED" | "NOT_REACHED" | "CALL_BACK" | "REFUSED" | "WRONG_NUMBER";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
