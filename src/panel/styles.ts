import '#panel/ui/theme.css';
import '#panel/ui/controls.css';
import '#panel/ui/tabs.css';
import '#panel/selection/selected.css';
import '#panel/selection/states.css';
import '#panel/selection/subject.css';
import '#panel/files/files.css';
import '#panel/alt-text/alt-text.css';
