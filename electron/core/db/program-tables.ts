import type { Defaulted, Flag, Origin, Synced } from './origin.ts';

export type AlertState = 'open' | 'snoozed' | 'assigned' | 'done' | 'dismissed';

/** Tables of the program's own data, of alerts and of indicator snapshots. JSON stands in text columns. */
export type ProgramTables = {
  type_profile: Synced & { type: string; profile: string; updated_at: number };
  onboarding_template: Synced & {
    key: string;
    label: string;
    partner_type: string | null;
    window_days: number;
    milestones: string;
    updated_at: number;
  };
  certificate_definition: Synced & {
    key: string;
    label: string;
    kind: 'sales' | 'technical' | 'service_delivery' | 'professional_services' | 'integration' | 'compliance';
    validity_months: number | null;
    gates: Defaulted<string>;
    updated_at: number;
  };
  compliance_requirement: Synced & {
    key: string;
    label: string;
    partner_types: Defaulted<string>;
    verticals: Defaulted<string>;
    renewal_months: number | null;
    updated_at: number;
  };
  visibility_rule: Synced & {
    id: string;
    relation: 'distributor_reseller' | 'master_sub_agent' | 'regional_local';
    viewer_role: string;
    fields: Defaulted<string>;
    aggregate_only: Defaulted<Flag>;
    updated_at: number;
  };
  alert_threshold: Synced & {
    rule: string;
    scope: 'all' | 'type' | 'tier' | 'segment';
    scope_key: string;
    thresholds: string;
    /** Null: as the wider scope has it. */
    is_on: Flag | null;
    updated_at: number;
  };
  /** What a person did with an alert. An alert that nobody touched has no row: it is computed. */
  alert: {
    id: string;
    rule: string;
    partner_id: string | null;
    subject: string;
    state: AlertState;
    snoozed_until: string | null;
    owner_id: string | null;
    outcome: string | null;
    evidence: string;
    handled_on: string | null;
  } & Origin;
  alert_log: Synced & {
    id: string;
    alert_id: string;
    partner_id: string | null;
    happened_on: string;
    action: string;
    detail: string | null;
    actor: string | null;
    created_at: number;
  };
  indicator_snapshot: { partner_id: string; week: string; indicators: string; computed_at: number };
};
